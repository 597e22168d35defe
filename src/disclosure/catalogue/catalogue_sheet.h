// A standard catalogue as it lies in a workbook, made into rows. Columns are known by their headings in any order, over
// one line or two (公开对象: 全社会 | 特定群众); ticks are √ in a cell of its own or ■ □ before a word. What is wrong
// is told row by row and column by column; rows without a fault can be taken while the others are mended.
//
// In: lines in which merged cells have been filled out (catalogue_import_actions.h). Out: rows and faults. Pure.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "disclosure/catalogue/catalogue_row.h"

namespace gongkai::disclosure {

struct SheetLine {
  int number = 0;  // as the spreadsheet counts, from 1
  std::vector<std::string> cells;
  bool is_hidden = false;  // the spreadsheet does not show it; it is read all the same
};

struct SheetFault {
  std::string column;   // the heading; empty: the row as a whole
  std::string message;  // one sentence
  bool operator==(const SheetFault&) const = default;
};

struct SheetRow {
  int number = 0;
  CatalogueRow row;
  std::vector<SheetFault> faults;
  std::string remark{};  // what was understood in another way than one might think: a time limit kept as words
  bool is_hidden = false;
};

struct CatalogueSheet {
  std::vector<SheetRow> rows;
  std::vector<std::string> passed_over;  // headings that are none of the form's
};

inline constexpr std::size_t kMostCatalogueRows = 2000;

/// `name`: of the sheet, which often is that of the area. Errors: kInvalidInput when no line is a heading, a heading is
/// missing or there twice, nothing stands below it, or too much.
Result<CatalogueSheet> ReadCatalogueSheet(std::string_view name, std::span<const SheetLine> lines);

/// The heading under which a field of FaultsOf stands in a workbook.
std::string_view HeadingOf(std::string_view field);

}  // namespace gongkai::disclosure
