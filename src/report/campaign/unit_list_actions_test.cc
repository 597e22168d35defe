// Lists of units: levels by name, the own county hung into its city with all its organs, which follow their register.
#include "report/campaign/unit_list_actions.h"

#include <algorithm>

#include "docread/read_workbook.h"
#include "report/campaign/in_step_actions.h"
#include "report/campaign/rollup_desk_test.h"

namespace gongkai::report {
namespace {

using account::Has;

struct ListDesk : RollUpDesk {
  UnitId city;

  explicit ListDesk(const testing::TestDatabase& place)
      : RollUpDesk(place), city(*UnitUnder(desk, drafter, "云州市")) {}
  Result<PutUnitCounts> Put(std::string_view lines, std::optional<UnitId> under = {}) {
    const std::string csv = "名称,上级,简称\n" + std::string(lines);
    return PutUnits(desk, drafter, under.value_or(city), ReadUnitTable(docread::ReadWorkbook(csv)));
  }
  /// What is told of a list that is refused.
  std::string Refusal(std::string_view lines) {
    const auto put = Put(lines);
    return put ? "" : put.error().message;
  }
  std::size_t CountBelow(UnitId top) {
    db::Reader reader = database->Read();
    return UnitsBelow(reader, top).size();
  }
};

TEST_CASE_ON_BOTH_ENGINES("a list moves nothing deeper than a roll-up goes", place) {
  RollUpDesk county(place);
  const UnitId city = *UnitUnder(county.desk, county.drafter, "云州市");
  const auto put = [&](const std::string& csv) {
    return PutUnits(county.desk, county.drafter, city, ReadUnitTable(docread::ReadWorkbook("名称,上级\n" + csv)));
  };
  std::string ten = "甲1,\n", other = "乙1,\n";
  for (int i = 2; i <= 10; ++i) {
    ten += "甲" + std::to_string(i) + ",甲" + std::to_string(i - 1) + "\n";
    other += "乙" + std::to_string(i) + ",乙" + std::to_string(i - 1) + "\n";
  }
  REQUIRE(put(ten + other));
  CHECK_FALSE(put("甲1,乙10\n"));
  REQUIRE(put("甲1,乙2\n"));
  db::Reader reader = county.database->Read();
  CHECK(UnitsBelow(reader, city).size() == 21);
}

TEST_CASE_ON_BOTH_ENGINES("of a large forest the units below a top are those of its levels, by id, and no other's",
                          place) {
  ListDesk county(place);
  const UnitId other = *UnitUnder(county.desk, county.drafter, "鹤州市");
  std::string lines;
  for (int i = 0; i < 40; ++i) lines += "第" + std::to_string(i) + "县,,\n";
  for (int i = 0; i < 1'200; ++i) {
    lines += "第" + std::to_string(i) + "镇,第" + std::to_string(i * 7 % 40) + "县,\n";
    if (i % 100 == 0) lines += "第" + std::to_string(i) + "村,第" + std::to_string(i) + "镇,\n";
  }
  REQUIRE(county.Put(lines));
  REQUIRE(county.Put("别处县,,\n", other));
  db::Reader reader = county.database->Read();
  std::vector<UnitId> level = {county.city}, walked;
  while (!level.empty()) {
    std::vector<UnitId> next;
    std::ranges::sort(level);
    for (const UnitId id : level) {
      walked.push_back(id);
      for (const Unit& child : ChildrenOf(reader, id)) next.push_back(child.id);
    }
    level = std::move(next);
  }
  REQUIRE(walked.size() == 1 + 40 + 1'200 + 12);
  std::vector<UnitId> below;
  for (const Unit& each : UnitsBelow(reader, county.city)) below.push_back(each.id);
  CHECK(below == walked);
  CHECK(UnitsBelow(reader, UnitId{-1}).empty());
}

TEST_CASE_ON_BOTH_ENGINES("a list of units: levels by name, the own county hung into its city, faults leave nothing",
                          place) {
  RollUpDesk county(place);
  const UnitId city = *UnitUnder(county.desk, county.drafter, "云州市");
  const auto put = [&](std::string_view csv) {
    return PutUnits(county.desk, county.drafter, city, ReadUnitTable(docread::ReadWorkbook(csv)));
  };
  CHECK_FALSE(put("名称,上级\n甲县,\n甲镇,没有的县\n"));
  {
    db::Reader reader = county.database->Read();
    CHECK(UnitsBelow(reader, city).size() == 1);
    const UnitId town = UnitOfOrgan(reader, county.township)->id;
    CHECK_FALSE(PutUnits(county.desk, county.drafter, town,  // the county below its own township
                         ReadUnitTable(docread::ReadWorkbook("名称,上级\n澄砚县人民政府,\n"))));
  }
  REQUIRE(put("名称,上级\n甲县,\n甲镇,甲县\n澄砚县人民政府,\n"));
  REQUIRE(put("名称,上级\n甲县,\n甲镇,甲县\n"));  // again: the same
  CHECK_FALSE(put("名称,上级\n甲县,甲镇\n"));     // below itself
  db::Reader reader = county.database->Read();
  const std::vector<Unit> units = UnitsBelow(reader, city);
  CHECK(units.size() == 3 + 6);
  CHECK(CountyUnit(reader)->parent == city);
  const auto above = UnitsAbove(reader, UnitOfOrgan(reader, county.township)->id);
  REQUIRE(above.size() == 2);
  CHECK(above.front().id == city);
}

TEST_CASE_ON_BOTH_ENGINES("a name stands in a list once: the second line would move the first", place) {
  ListDesk county(place);
  const std::string fault = county.Refusal("甲县,,\n新城镇,甲县,\n乙县,,\n新城镇,乙县,\n");
  CHECK(Has(fault, "第 5 行"));
  CHECK(Has(fault, "第 3 行"));
  CHECK(county.CountBelow(county.city) == 1);
}

TEST_CASE_ON_BOTH_ENGINES("of two units with one name a list means the one that hangs there, or none", place) {
  ListDesk county(place);
  REQUIRE(county.Put("甲县,,\n乙县,,\n丙县,,\n"));
  for (const char* above : {"甲县", "乙县"}) {
    REQUIRE(county.Put("第一中学,,\n", *UnitUnder(county.desk, county.drafter, above)));
  }
  REQUIRE(county.Put("第一中学,乙县,一中\n"));
  CHECK(Has(county.Refusal("第一中学,丙县,\n"), "分不清"));
  CHECK(Has(county.Refusal("分校,第一中学,\n"), "分不清"));
  CHECK(county.CountBelow(county.city) == 6);
  db::Reader reader = county.database->Read();
  for (const char* above : {"甲县", "乙县"}) {
    const std::vector<Unit> below = UnitsBelow(reader, UnitsNamed(reader, above).at(0).id);
    REQUIRE(below.size() == 2);
    CHECK(below[1].short_name == (above == std::string_view("乙县") ? "一中" : ""));
  }
}

TEST_CASE_ON_BOTH_ENGINES("organs of the own county in a list are passed over and told, the first time and again",
                          place) {
  ListDesk county(place);
  const std::string list =
      "甲县,,\n"
      "澄砚县人民政府,,\n"
      "澄砚县枕溪镇人民政府,澄砚县人民政府,\n"
      "澄砚县人民政府本级,澄砚县人民政府,\n"
      "澄砚县气象局,澄砚县人民政府,\n";  // led from elsewhere, no organ of this installation
  const auto first = county.Put(list);
  REQUIRE(first);
  CHECK(first->put == 3);
  CHECK(first->registered == 2);
  CHECK(county.CountBelow(county.city) == 2 + 6 + 1);
  const auto again = county.Put(list);
  REQUIRE(again);
  CHECK(again->put == 2);
  CHECK(again->registered == 3);
  CHECK(county.CountBelow(county.city) == 2 + 6 + 1);
  BringUnitsInStep(county.desk);
  CHECK(county.CountBelow(county.city) == 2 + 6 + 1);
  CHECK(county.County().organ);
  db::Reader reader = county.database->Read();
  CHECK(UnitOfOrgan(reader, county.township)->name == "澄砚县枕溪镇人民政府");
}

TEST_CASE_ON_BOTH_ENGINES("a list that would move or rename an organ of the installation says so", place) {
  ListDesk county(place);
  // In one list with the county, above it or below: the town is no new unit of the city.
  CHECK(Has(county.Refusal("澄砚县枕溪镇人民政府,,\n澄砚县人民政府,,\n"), "不能用名单移到别的单位下面"));
  CHECK(Has(county.Refusal("澄砚县人民政府,,\n澄砚县枕溪镇人民政府,,\n"), "不能用名单移到别的单位下面"));
  CHECK(Has(county.Refusal("澄砚县人民政府,,澄砚\n"), "不能用名单把简称改成"));
  REQUIRE(county.Put("甲县,,\n澄砚县人民政府,,\n"));
  CHECK(Has(county.Refusal("澄砚县人民政府,甲县,\n"), "第 2 行：“澄砚县人民政府”是本系统里的机关"));
  CHECK(Has(county.Refusal("澄砚县枕溪镇人民政府,澄砚县人民政府,枕溪\n"), "不能用名单把简称改成“枕溪”"));
  const UnitId elsewhere = *UnitUnder(county.desk, county.drafter, "雾州市");
  CHECK_FALSE(county.Put("澄砚县人民政府,,\n", elsewhere));  // nor a second one of its name
  CHECK(county.County().parent == county.city);
}

TEST_CASE_ON_BOTH_ENGINES("a list names the own county before anybody looked at its units", place) {
  ListDesk county(place);
  REQUIRE(county.Put("澄砚县人民政府,,\n"));
  BringUnitsInStep(county.desk);
  db::Reader reader = county.database->Read();
  CHECK(UnitsNamed(reader, "澄砚县人民政府").size() == 1);
  CHECK(CountyUnit(reader)->parent == county.city);
}

}  // namespace
}  // namespace gongkai::report
