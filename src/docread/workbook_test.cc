#include "docread/workbook.h"

#include <doctest/doctest.h>

namespace gongkai::docread {
namespace {

TEST_CASE("cells are named as spreadsheets name them") {
  CHECK(Reference(0, 0) == "A1");
  CHECK(Reference(9, 25) == "Z10");
  CHECK(Reference(11, 26) == "AA12");
  CHECK(Reference(0, 701) == "ZZ1");
  CHECK(Reference(0, 702) == "AAA1");
  CHECK(Reference(kMostSheetRows - 1, kMostSheetColumns - 1) == "XFD1048576");
}

TEST_CASE("a cell is found by its place, and what is not there is blank") {
  Sheet sheet;
  sheet.rows = {
      {.row = 2, .cells = {{.column = 1, .text = "甲", .formula = {}}, {.column = 4, .text = "乙", .formula = {}}}},
      {.row = 7, .cells = {{.column = 0, .text = "丙", .formula = {}}}}};
  CHECK(TextAt(sheet, 2, 1) == "甲");
  CHECK(TextAt(sheet, 2, 4) == "乙");
  CHECK(TextAt(sheet, 7, 0) == "丙");
  CHECK(TextAt(sheet, 2, 2).empty());
  CHECK(CellAt(sheet, 2, 5) == nullptr);
  CHECK(CellAt(sheet, 3, 0) == nullptr);
  CHECK(CellAt(sheet, 8, 0) == nullptr);
}

}  // namespace
}  // namespace gongkai::docread
