#include "report/compile/paper_xlsx_export.h"

#include <algorithm>
#include <array>
#include <utility>

#include "docwrite/xlsx.h"
#include "report/compile/printed_paper.h"

namespace gongkai::report {
namespace {

using docwrite::CellStyle;
using docwrite::Sheet;
using docwrite::SheetCell;

constexpr std::array<std::string_view, 5> kTableNames = {"", "", "表二", "表三", "表四"};
constexpr std::size_t kSurestDigits = 15;  // a spreadsheet puts zeros for more

Sheet TextSheet(std::string name) {
  Sheet sheet;
  sheet.name = std::move(name);
  sheet.column_widths = {110};
  return sheet;
}

void AddLine(Sheet& sheet, std::string text, CellStyle style) {
  SheetCell cell;
  cell.row = static_cast<int>(sheet.cells.size());
  cell.text = std::move(text);
  cell.style = style;
  sheet.cells.push_back(std::move(cell));
}

void AddParagraphs(Sheet& sheet, std::vector<std::string> texts) {
  for (std::string& text : texts) AddLine(sheet, std::move(text), CellStyle::kPlain);
}

bool IsSure(std::string_view written) {
  return static_cast<std::size_t>(std::ranges::count_if(written, [](char c) { return c >= '0' && c <= '9'; })) <=
         kSurestDigits;
}

SheetCell CellOf(const PlacedOfficialCell& placed) {
  const OfficialCell& from = *placed.cell;
  SheetCell cell;
  cell.row = placed.row + 1;  // below the heading
  cell.column = placed.column;
  cell.row_span = from.row_span;
  cell.column_span = from.column_span;
  cell.style = from.kind == OfficialCell::Kind::kValue ? CellStyle::kCentred : CellStyle::kHead;
  if (from.kind == OfficialCell::Kind::kValue && IsSure(from.text)) cell.number = ParseNumber(from.text);
  if (!cell.number) cell.text = from.text;
  return cell;
}

Sheet TableSheet(const AnnualPaper& paper, int number) {
  const OfficialTable table = PrintedTable(paper, number);
  Sheet sheet;
  sheet.name = std::string(kTableNames.at(static_cast<std::size_t>(number)));
  sheet.landscape = number != 2;
  if (number == 2) sheet.column_widths = {24, 18, 18, 18};
  if (number == 3) sheet.column_widths = {8, 14, 44, 9, 9, 9, 9, 9, 9, 9};
  SheetCell heading;
  heading.column_span = table.columns;
  heading.text = HeadingOf(*paper.form, number);
  heading.style = CellStyle::kTitle;
  sheet.cells.push_back(std::move(heading));
  for (const PlacedOfficialCell& placed : PlacedCells(table)) sheet.cells.push_back(CellOf(placed));
  return sheet;
}

Sheet FirstSheet(const AnnualPaper& paper) {
  Sheet sheet = TextSheet("总体情况");
  AddLine(sheet, paper.title, CellStyle::kTitle);
  AddLine(sheet, DayLine(paper), CellStyle::kPlain);
  AddParagraphs(sheet, ParagraphsOf(paper.opening));
  AddLine(sheet, HeadingOf(*paper.form, 1), CellStyle::kTitle);
  AddParagraphs(sheet, ParagraphsOf(paper, 1));
  return sheet;
}

Sheet LastSheet(const AnnualPaper& paper) {
  Sheet sheet = TextSheet("问题及其他");
  for (const int section : {5, 6}) {
    AddLine(sheet, HeadingOf(*paper.form, section), CellStyle::kTitle);
    AddParagraphs(sheet, ParagraphsOf(paper, section));
  }
  return sheet;
}

}  // namespace

std::string PaperXlsx(const AnnualPaper& paper) {
  std::vector<Sheet> sheets = {FirstSheet(paper)};
  for (const int number : {2, 3, 4}) {
    sheets.push_back(TableSheet(paper, number));
    std::vector<std::string> below = ParagraphsOf(paper, number);
    if (below.empty()) continue;
    sheets.push_back(TextSheet(sheets.back().name + "说明"));
    AddParagraphs(sheets.back(), std::move(below));
  }
  sheets.push_back(LastSheet(paper));
  return docwrite::WriteXlsx(sheets, paper.published);
}

}  // namespace gongkai::report
