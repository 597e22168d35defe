// One worksheet as a stream: every cell with whether it is seen, and what else a sheet carries (headers, lists of
// choices, links, scenarios). Two passes, since what is merged and what is a table stands behind the cells. Source:
// ISO/IEC 29500-1 18.3. Next to read: inspect_xlsx.cc (who calls).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "docread/gathering.h"
#include "docread/packed_strings.h"
#include "docread/xlsx_looks.h"
#include "docread/xlsx_numbers.h"
#include "docread/xml_events.h"

namespace gongkai::docread {

struct CellPosition {
  int row = 0, column = 0;
};
struct CellArea {
  CellPosition from, to;
  bool Holds(int row, int column) const {
    return row >= from.row && row <= to.row && column >= from.column && column <= to.column;
  }
};

/// "AB12" and "A1:C3", with or without dollars; nothing where no spreadsheet has a cell.
std::optional<CellPosition> ParseCell(std::string_view reference);
std::optional<CellArea> ParseArea(std::string_view reference);
/// "AB" of 27.
std::string ColumnName(int column);

struct SheetShared {
  PackedStrings strings;
  XlsxLooks looks;
  DateSystem dates = DateSystem::k1900;
};

/// What the first pass tells.
struct SheetMap {
  std::vector<CellArea> merged;  // by first row
  std::vector<CellArea> tables;  // filled by whoever knows the parts
  std::vector<bool> hidden_columns;
  bool hides_rows = false;     // rows that do not say otherwise
  bool hides_columns = false;  // the same
};
void ReadSheetMap(XmlReader& xml, SheetMap& map);

struct SheetNamed {
  std::string name;
  bool hidden = false;
  int table = 0;
};
void ReadSheetCells(XmlReader& xml, const SheetNamed& sheet, SheetMap& map, SheetShared& shared, Gathering& to);

/// "工作表“明细”"
std::string InWords(const SheetNamed& sheet);

}  // namespace gongkai::docread
