#include "report/campaign/beside.h"

#include <doctest/doctest.h>

#include <random>

namespace gongkai::report {
namespace {

constexpr int kYear = 2024;

Unit UnitOf(int id, std::optional<int> parent, bool is_led_from_above = false) {
  Unit unit;
  unit.id = UnitId{id};
  if (parent) unit.parent = UnitId{*parent};
  unit.name = "机关" + std::to_string(id);
  unit.short_name = unit.name;
  unit.is_led_from_above = is_led_from_above;
  return unit;
}

PackedReport ReportOf(int unit, int received) {
  Figures figures{.form = &law::LatestForm(), .cells = {}};
  figures.cells.resize(CellsOf(*figures.form).size());
  figures.cells[*IndexOf(*figures.form, {3, "一", "总计"})] = Number::Of(received);
  PackedReport report;
  report.unit = UnitId{unit};
  report.year = kYear;
  report.figures = PackFigures(figures);
  return report;
}

std::optional<Number> Received(const Branch& branch) {
  return ValueOf(*MeasureFrom("received"), law::LatestForm(), branch.reports);
}

TEST_CASE("each branch has the sum of what counts below it; led from above stands beside") {
  const std::vector<Unit> units = {UnitOf(1, {}), UnitOf(2, 1),       UnitOf(3, 1), UnitOf(4, 2),
                                   UnitOf(5, 2),  UnitOf(6, 1, true), UnitOf(7, 1)};
  const std::vector<PackedReport> reports = {ReportOf(3, 5), ReportOf(4, 7), ReportOf(5, 11), ReportOf(6, 100)};
  const RollUp rollup = RollUpOf(UnitId{1}, kYear, units, reports);
  const auto branches = BranchesOf(rollup, units, reports);
  REQUIRE(branches.size() == 4);
  CHECK(Received(branches[0]) == Number::Of(18));
  CHECK(Received(branches[1]) == Number::Of(5));
  CHECK(branches[2].is_led_from_above);
  CHECK(Received(branches[2]) == Number::Of(100));
  CHECK_FALSE(Received(branches[3]));  // no report: not known, which is not zero
}

TEST_CASE("the branches of random forests add up to the roll-up") {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    std::vector<Unit> units = {UnitOf(1, {})};
    std::vector<PackedReport> reports;
    const int count = 2 + static_cast<int>(random() % 40);
    for (int id = 2; id <= count; ++id) {
      units.push_back(UnitOf(id, 1 + static_cast<int>(random() % static_cast<unsigned>(id - 1)), random() % 8 == 0));
    }
    for (int id = 2; id <= count; ++id) {
      if (random() % 4 != 0) reports.push_back(ReportOf(id, static_cast<int>(random() % 50)));
    }
    const RollUp rollup = RollUpOf(UnitId{1}, kYear, units, reports);
    std::optional<Number> sum;
    for (const Branch& each : BranchesOf(rollup, units, reports)) {
      const auto value = Received(each);
      if (value && !each.is_led_from_above) sum = sum.value_or(Number()) + *value;
    }
    CHECK(sum == rollup.cells[*IndexOf(*rollup.form, {3, "一", "总计"})].sum);
  }
}

TEST_CASE("the common measures of all branches at once are those of each by itself") {
  const std::vector<Unit> units = {UnitOf(1, {}), UnitOf(2, 1), UnitOf(3, 1), UnitOf(4, 2), UnitOf(5, 2)};
  const std::vector<PackedReport> reports = {ReportOf(3, 5), ReportOf(4, 7), ReportOf(5, 11)};
  const RollUp rollup = RollUpOf(UnitId{1}, kYear, units, reports);
  const auto branches = BranchesOf(rollup, units, reports);
  const auto common = CommonValuesOf(*rollup.form, branches);
  REQUIRE(common.size() == CommonMeasures().size());
  for (std::size_t m = 0; m < common.size(); ++m) {
    REQUIRE(common[m].size() == branches.size());
    for (std::size_t b = 0; b < branches.size(); ++b) {
      CHECK(common[m][b] == ValueOf(CommonMeasures()[m], *rollup.form, branches[b].reports));
    }
  }
}

TEST_CASE("places: equal values share one, the next is behind all of them, what is not known has none") {
  const std::vector<std::optional<Number>> values = {Number::Of(5), Number::Of(9), std::nullopt,
                                                     Number::Of(5), Number::Of(0), Number::Of(2)};
  const std::vector<std::optional<std::size_t>> places = {2, 1, std::nullopt, 2, 5, 4};
  CHECK(PlacesOf(values) == places);
  CHECK(PlacesOf({}).empty());
}

TEST_CASE("shades: equal values look the same, what is not known has none") {
  const std::vector<std::optional<Number>> values = {Number::Of(0), Number::Of(0),  std::nullopt,  Number::Of(5),
                                                     Number::Of(9), Number::Of(50), Number::Of(0), Number::Of(7)};
  const auto shades = ShadesOf(values);
  CHECK(shades[0] == 0);
  CHECK(shades[1] == shades[0]);
  CHECK_FALSE(shades[2]);
  CHECK(shades[5] == 4);
  CHECK(*shades[3] < *shades[4]);
  const auto ranges = RangesOf(values, shades);
  CHECK(ranges.front().low == Number::Of(0));
  CHECK(ranges.back().high == Number::Of(50));
  CHECK(ShadesOf({}).empty());
}

}  // namespace
}  // namespace gongkai::report
