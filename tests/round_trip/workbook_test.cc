// What the program writes as a workbook it can read again. Engines do not know one another, so the test of two of them
// stands here.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "docread/read_workbook.h"
#include "docwrite/xlsx.h"

namespace gongkai {
namespace {

using docread::CellAt;
using docread::CellKind;
using docread::TextAt;

TEST_CASE("texts, numbers, blanks and merged cells come back from a workbook as they went in") {
  const std::vector<docwrite::Sheet> sheets = {
      {.name = "机关",
       .column_widths = {24, 18},
       .frozen_rows = 2,
       .cells = {{.column_span = 3, .text = "澄砚县机关名录", .style = docwrite::CellStyle::kTitle},
                 {.row = 1, .column = 0, .text = "枕溪镇", .style = docwrite::CellStyle::kHead},
                 {.row = 1, .column = 1, .number = Number::Of(0), .style = docwrite::CellStyle::kCentred},
                 {.row = 1, .column = 2, .style = docwrite::CellStyle::kCentred},
                 {.row = 2, .column = 0, .text = "=1+1"},
                 {.row = 2, .column = 1, .number = ParseNumber("1204.5836"), .comment = "见第三行"},
                 {.row = 2, .column = 2, .row_span = 2, .text = "第一行\n第二行", .style = docwrite::CellStyle::kBad},
                 {.row = 9, .column = 0, .number = ParseNumber("-0.000001")}}},
      {.name = "空表", .column_widths = {}, .cells = {}}};
  const docread::Workbook workbook = docread::ReadWorkbook(docwrite::WriteXlsx(sheets));
  REQUIRE(workbook.obstacle_message == "");
  REQUIRE(workbook.sheets.size() == 2);
  const docread::Sheet& sheet = workbook.sheets[0];
  CHECK(sheet.name == "机关");
  CHECK(TextAt(sheet, 0, 0) == "澄砚县机关名录");
  CHECK(CellAt(sheet, 0, 0)->column_span == 3);
  CHECK(CellAt(sheet, 0, 2)->covered);
  CHECK(TextAt(sheet, 1, 1) == "0");
  CHECK(CellAt(sheet, 1, 1)->kind == CellKind::kNumber);
  CHECK(CellAt(sheet, 1, 2) == nullptr);
  CHECK(TextAt(sheet, 2, 0) == "=1+1");
  CHECK_FALSE(CellAt(sheet, 2, 0)->formula);
  CHECK(TextAt(sheet, 2, 1) == "1204.5836");
  CHECK(TextAt(sheet, 2, 2) == "第一行\n第二行");
  CHECK(CellAt(sheet, 3, 2)->covered);
  CHECK(TextAt(sheet, 9, 0) == "-0.000001");
  CHECK(sheet.rows.back().row == 9);
  CHECK(workbook.sheets[1].rows.empty());
}

TEST_CASE("a list of the length of a county comes back whole") {
  docwrite::Sheet list{.name = "人员", .column_widths = {}, .cells = {}};
  for (int row = 0; row < 2'000; ++row) {
    for (int column = 0; column < 12; ++column) {
      list.cells.push_back({.row = row, .column = column, .text = docread::Reference(row, column)});
    }
  }
  const docread::Workbook workbook = docread::ReadWorkbook(docwrite::WriteXlsx({&list, 1}));
  REQUIRE(workbook.obstacle_message == "");
  REQUIRE(workbook.sheets.at(0).rows.size() == 2'000);
  for (const docread::SheetRow& row : workbook.sheets[0].rows) {
    REQUIRE(row.cells.size() == 12);
    for (const docread::SheetCell& cell : row.cells) CHECK(cell.text == docread::Reference(row.row, cell.column));
  }
}

}  // namespace
}  // namespace gongkai
