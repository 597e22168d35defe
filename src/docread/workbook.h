// Workbook: what is made of a file of tables as people keep them in Excel or WPS, or export them from there as CSV.
//
// Only cells that hold something are kept, each with the row and the column it stands in; what is not there is blank,
// and never zero. Nothing that the file hides is left out: it is marked, and whoever asks decides.
//
// Next to read: read_workbook.h (bytes to Workbook), then the readers xlsx.cc and separated.cc.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "docread/document.h"

namespace gongkai::docread {

inline constexpr int kMostSheetRows = 1'048'576;  // of one sheet: what spreadsheets themselves can hold
inline constexpr int kMostSheetColumns = 16'384;

enum class CellKind {
  kBlank,     // nothing to read: a covered cell, or a formula whose result the file does not hold
  kText,      // every cell of CSV and tab-separated text is of this kind, since those know no other
  kNumber,    // plain decimal with the digits that were typed: "0.25", also where 25% is shown
  kDate,      // "2024-05-01"
  kTime,      // "08:30:00"
  kDateTime,  // "2024-05-01T08:30:00"
  kBoolean,   // "TRUE", "FALSE"
  kError,     // "#N/A", "#REF!": a formula that failed
};

struct SheetCell {
  int column = 0;  // 0-based
  CellKind kind = CellKind::kBlank;
  std::string text;            // trimmed; line breaks inside the cell are '\n'
  bool inexact = false;        // a number of more than 15 digits: the spreadsheet has put zeros for the rest of them
  bool hidden_column = false;  // the whole column is not shown
  bool covered = false;        // lies under the merged cell that begins further up or left; what it holds is not shown
  int row_span = 1;            // of a merged cell, on its first cell
  int column_span = 1;         //
  std::optional<std::string> formula;  // there is one, and text is its last result; without "=", often empty (shared)
};

struct SheetRow {
  int row = 0;                   // 0-based
  bool hidden = false;           // also by a filter
  std::vector<SheetCell> cells;  // never empty; by column, ascending
};

struct Sheet {
  std::string name;  // empty for CSV and tab-separated text
  bool hidden = false;
  std::vector<SheetRow> rows;  // by row, ascending; blank ones are not there
};

enum class WorkbookFormat { kXlsx, kCsv, kTabs, kUnknown };

struct Workbook {
  WorkbookFormat format = WorkbookFormat::kUnknown;
  std::string encoding;       // "UTF-8", "GB18030", …; empty for xlsx
  std::vector<Sheet> sheets;  // in the order of their tabs; those of charts alone are left out
  Obstacle obstacle = Obstacle::kNone;
  std::string obstacle_message;  // one plain Chinese sentence; empty when there is no obstacle
};

/// How people name a cell: Reference(0, 0) is "A1", Reference(11, 27) is "AB12".
std::string Reference(int row, int column);

/// Null where the sheet is blank.
const SheetCell* CellAt(const Sheet& sheet, int row, int column);

/// Empty where the sheet is blank.
std::string_view TextAt(const Sheet& sheet, int row, int column);

}  // namespace gongkai::docread
