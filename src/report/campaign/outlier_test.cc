// Worked cases: tests/law_cases/outliers.tsv.
#include "report/campaign/outlier.h"

#include <doctest/doctest.h>

#include <fstream>
#include <string>
#include <vector>

namespace gongkai::report {
namespace {

std::vector<std::string> Split(const std::string& line, char by) {
  std::vector<std::string> cells(1);
  for (const char c : line) {
    if (c == by) {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

std::vector<std::vector<std::string>> Cases() {
  std::ifstream file(GONGKAI_SOURCE_DIR "/tests/law_cases/outliers.tsv");
  REQUIRE(file);
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    rows.push_back(Split(line, '\t'));
    REQUIRE(rows.back().size() == 8);
  }
  return rows;
}

Number NumberOf(const std::string& text) {
  const auto number = ParseNumber(text);
  REQUIRE(number);
  return *number;
}

MeasureUnit UnitOf(const std::string& text) {
  if (text == "万元") return MeasureUnit::kMoney;
  return text == "%" ? MeasureUnit::kPercent : MeasureUnit::kCount;
}

TEST_CASE("what lies far from the others is told as the table of cases says") {
  const auto rows = Cases();
  CHECK(rows.size() >= 20);
  for (const auto& row : rows) {
    CAPTURE(row[7]);
    std::vector<Number> others;
    for (const std::string& each : Split(row[1], ',')) others.push_back(NumberOf(each));
    const auto spread =
        SpreadOf(NumberOf(row[0]), others, UnitOf(row[2]), row[3] == "同类" ? kFewestPeers : kFewestYears);
    CHECK(spread.has_value() == (row[4] != "不比较"));
    if (!spread) continue;
    CHECK(spread->is_far == (row[4] == "提示"));
    CHECK(ToString(spread->median) == row[5]);
    CHECK(ToString(spread->deviation) == row[6]);
  }
}

TEST_CASE("a figure is held against the others of its kind, and not against itself") {
  std::vector<UnitValue> values;
  for (int i = 1; i <= 9; ++i) {
    values.push_back({UnitId{i}, account::OrganKind::kTownship, Number::Of(i == 9 ? 80 : 10 + i % 3)});
  }
  values.push_back({UnitId{20}, account::OrganKind::kDepartment, Number::Of(500)});  // alone of its kind
  values.push_back({UnitId{21}, account::OrganKind::kTownship, std::nullopt});       // blank is not zero
  const Measure measure = *MeasureFrom("received");
  const auto found = AgainstPeers(measure, values);
  REQUIRE(found.size() == 1);
  CHECK(found[0].unit == UnitId{9});
  CHECK(found[0].spread.count == 8);
  CHECK(WordsFor(found[0], measure.unit) == "80 件，其他 8 个同类机关的中位数是 11 件，绝对中位差 1 件，相差 69 倍");
}

TEST_CASE("among very many the same ones are told") {
  std::vector<UnitValue> values;
  for (int i = 1; i <= 3000; ++i) {
    values.push_back({UnitId{i}, account::OrganKind::kTownship, Number::Of(i == 77 ? 900 : 20 + i % 7)});
  }
  const auto found = AgainstPeers(*MeasureFrom("received"), values);
  REQUIRE(found.size() == 1);
  CHECK(found[0].unit == UnitId{77});
}

TEST_CASE("where all earlier years are the same it says so") {
  const Measure measure = *MeasureFrom("received");
  const auto found = AgainstPast(measure, UnitId{1}, Number::Of(30), std::vector<Number>(4, Number::Of(2)));
  REQUIRE(found);
  CHECK(WordsFor(*found, measure.unit) == "30 件，以前 4 年的中位数是 2 件，而且都是这个数");
  CHECK_FALSE(AgainstPast(measure, UnitId{1}, Number::Of(30), {Number::Of(2), Number::Of(2)}));
}

TEST_CASE("the median of nothing is nothing, of two their mean") {
  CHECK_FALSE(MedianOf({}));
  CHECK(MedianOf({Number::Of(3), Number::Of(4)}) == ParseNumber("3.5"));
  CHECK(MedianOf({Number::Of(9), Number::Of(1), Number::Of(5)}) == Number::Of(5));
}

}  // namespace
}  // namespace gongkai::report
