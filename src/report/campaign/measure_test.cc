#include "report/campaign/measure.h"

#include <doctest/doctest.h>

#include <set>

namespace gongkai::report {
namespace {

std::vector<std::optional<Number>> Blank(const law::ReportForm& form) {
  return std::vector<std::optional<Number>>(CellsOf(form).size());
}
void Put(std::vector<std::optional<Number>>& cells, const law::ReportForm& form, const CellKey& cell, int value) {
  const auto index = IndexOf(form, cell);
  REQUIRE(index);
  cells[*index] = Number::Of(value);
}

TEST_CASE("every common measure is known in the form in force, and has an id of its own") {
  std::set<std::string> ids;
  for (const Measure& each : CommonMeasures()) {
    CAPTURE(each.id);
    CHECK(ids.insert(each.id).second);
    CHECK(ReaderOf(each, law::LatestForm()).IsKnown());
    CHECK(MeasureFrom(each.id)->name == each.name);
  }
}

TEST_CASE("any cell is a measure, also one of the form before; what is none is none") {
  CHECK(MeasureFrom("3/三(一)/自然人")->name == "表三 （一）予以公开，自然人");
  CHECK(MeasureFrom("2/政府集中采购/采购总金额")->unit == MeasureUnit::kMoney);
  CHECK(MeasureFrom("2/行政许可/本年增/减"));
  CHECK_FALSE(MeasureFrom("3/三(九)/自然人"));
  CHECK_FALSE(MeasureFrom("no_such"));
  CHECK_FALSE(MeasureFrom(""));
}

TEST_CASE("fees are not known where the form did not ask for them") {
  const law::ReportForm* before = law::FindForm("2019");
  REQUIRE(before);
  CHECK_FALSE(ReaderOf(*MeasureFrom("fees"), *before).IsKnown());
  CHECK(ReaderOf(*MeasureFrom("permits"), *before).over.size() == 1);
}

TEST_CASE("a part of a whole, to one place, half up; blank and zero wholes give nothing") {
  const law::ReportForm& form = law::LatestForm();
  const MeasureReader reader = ReaderOf(*MeasureFrom("open_share"), form);
  auto cells = Blank(form);
  CHECK_FALSE(ValueOf(reader, cells));
  Put(cells, form, {3, "三(一)", "总计"}, 2);
  CHECK_FALSE(ValueOf(reader, cells));  // the whole is not known
  Put(cells, form, {3, "三(七)", "总计"}, 0);
  CHECK_FALSE(ValueOf(reader, cells));
  Put(cells, form, {3, "三(七)", "总计"}, 3);
  CHECK(ToString(*ValueOf(reader, cells)) == "66.7");
  Put(cells, form, {3, "三(二)", "总计"}, 1);
  CHECK(ToString(*ValueOf(reader, cells)) == "100");
}

TEST_CASE("the whole of disputes that ended leaves out those that have not") {
  const law::ReportForm& form = law::LatestForm();
  auto cells = Blank(form);
  Put(cells, form, {4, "行政复议", "结果纠正"}, 1);
  Put(cells, form, {4, "行政复议", "结果维持"}, 3);
  Put(cells, form, {4, "行政复议", "尚未审结"}, 9);
  CHECK(ToString(*ValueOf(ReaderOf(*MeasureFrom("overturned_share"), form), cells)) == "25");
}

TEST_CASE("sixteen grounds on which an application is not met, in the order of the form") {
  const auto grounds = GroundsOf(law::LatestForm());
  REQUIRE(grounds.size() == 16);
  CHECK(grounds.front().key == "三(三)1");
  CHECK(grounds.back().key == "三(五)5");
}

}  // namespace
}  // namespace gongkai::report
