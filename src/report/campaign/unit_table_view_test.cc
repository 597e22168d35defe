// A list of units: heads in any order, faults by row, nothing guessed.
#include "report/campaign/unit_table_view.h"

#include <doctest/doctest.h>

#include "docread/read_workbook.h"

namespace gongkai::report {
namespace {

UnitTable Read(std::string_view csv) { return ReadUnitTable(docread::ReadWorkbook(csv)); }

TEST_CASE("heads may stand in any order; what is left out has its standard") {
  const UnitTable table = Read(
      "简称,名称,类别,上级,垂直领导,起始年度\n枕溪镇,澄砚县枕溪镇人民政府,乡镇,澄砚县,,2021\n,澄砚县税务局,,澄砚县,是,"
      "\n");
  CHECK(table.faults.empty());
  REQUIRE(table.lines.size() == 2);
  CHECK(table.lines[0].unit.short_name == "枕溪镇");
  CHECK(table.lines[0].unit.kind == account::OrganKind::kTownship);
  CHECK(table.lines[0].parent == "澄砚县");
  CHECK(table.lines[0].unit.first_year == 2021);
  CHECK(table.lines[1].unit.is_led_from_above);
  CHECK(table.lines[1].unit.kind == account::OrganKind::kDepartment);
}

TEST_CASE("each fault has its row") {
  const UnitTable table = Read("名称,类别,垂直领导,起始年度\n甲镇,国,,\n乙镇,,也许,\n丙镇,,,二〇二一\n丁镇,,,\n");
  CHECK(table.lines.size() == 1);
  REQUIRE(table.faults.size() == 3);
  CHECK(table.faults[0].starts_with("第 2 行"));
  CHECK(table.faults[2].starts_with("第 4 行"));
  CHECK(Read("谁,什么\n甲,乙\n").faults.size() == 1);
  const UnitTable odd = Read("名称,区划代码\n甲\xE2\x80\xAE镇,530100\n丙镇,五三\n");
  REQUIRE(odd.lines.size() == 1);
  CHECK(odd.lines[0].unit.name == "甲镇");  // without the mark that turns what follows round
  CHECK(odd.faults.size() == 1);
}

TEST_CASE("a name that stands twice is told with both rows") {
  const UnitTable table = Read("名称,上级\n新城镇,甲县\n老城镇,甲县\n新 城镇,乙县\n");
  CHECK(table.lines.size() == 2);
  REQUIRE(table.faults.size() == 1);
  CHECK(table.faults[0].starts_with("第 4 行"));
  CHECK(table.faults[0].find("第 2 行") != std::string::npos);
}

}  // namespace
}  // namespace gongkai::report
