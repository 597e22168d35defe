// The county's own table: what it must hold, what is typed with a bad will, and the table that comes with the program.
#include "assessment/indicator.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "assessment/period.h"
#include "assessment/standard_table.h"

namespace gongkai::assessment {
namespace {

using namespace std::chrono_literals;

IndicatorForm Counted() {
  IndicatorForm form;
  form.name = "按期答复";
  form.kind = "automatic";
  form.points = "15";
  form.source = "requests_in_time";
  form.rule = "rate";
  return form;
}

Indicator GroupNo(int number, int parent = 0) {
  Indicator group;
  group.number = number;
  group.parent = parent;
  group.name = "分组";
  group.kind = IndicatorKind::kGroup;
  return group;
}

TEST_CASE("points are exact, and nothing but plain ones is taken") {
  CHECK(PointsFrom("2.5") == Points{250});
  CHECK(PointsFrom(" １２ ") == Points::Of(12));
  CHECK(PointsFrom("0") == Points());
  for (const char* typed :
       {"", "-1", "1.234", "十", "1e3", "1001", "1,000", "NaN", "0x10", "99999999999999999999999"}) {
    CAPTURE(typed);
    CHECK_FALSE(PointsFrom(typed));
  }
  CHECK(ToString(Points{833}) == "8.33");
  CHECK(ShareOf(Points::Of(10), 2, 3) == Points{667});
  CHECK(ShareOf(Points::Of(10), 0, 7) == Points());
  CHECK(ShareOf(Points{1}, 1, 2) == Points{1});
}

TEST_CASE("the table that comes with the program makes a hundred, and every ledger row has an article") {
  const std::vector<Indicator> table = StandardTable();
  CHECK(FaultsOfTable(table).empty());
  CHECK(FullPoints(table) == Points::Of(100));
  std::set<int> numbers;
  for (const Indicator& row : table) {
    CHECK(numbers.insert(row.number).second);
    if (row.kind == IndicatorKind::kAutomatic) {
      CHECK(Fits(row.source, row.rule));
      CHECK_FALSE(FactsOf(row.source).article.empty());
      CHECK_FALSE(WordsOfRule(row).empty());
    }
    const auto again = IndicatorFrom(FormOf(row), table);
    REQUIRE(again);
    CHECK(*again == row);
  }
}

TEST_CASE("a row says what it lacks beside its field") {
  const std::vector<Indicator> table = {GroupNo(1)};
  CHECK(IndicatorFrom(Counted(), table));
  const auto fault = [&](auto change, const char* field) {
    IndicatorForm form = Counted();
    change(form);
    const auto read = IndicatorFrom(form, table);
    CAPTURE(field);
    CHECK_FALSE(read);
    CHECK(ErrorOf(read.errors(), field) != nullptr);
  };
  fault([](IndicatorForm& form) { form.name = "　 "; }, "name");
  fault([](IndicatorForm& form) { form.name = std::string(300, 'a'); }, "name");
  fault([](IndicatorForm& form) { form.kind = "'; DROP"; }, "kind");
  fault([](IndicatorForm& form) { form.points = ""; }, "points");
  fault([](IndicatorForm& form) { form.source = "nothing"; }, "source");
  fault([](IndicatorForm& form) { form.rule = "deduct"; }, "rule");  // answers in time are no fault
  fault([](IndicatorForm& form) { form.source = "items_faulty"; }, "rule");
  fault([](IndicatorForm& form) { form.parent = "7"; }, "parent");
  fault([](IndicatorForm& form) { form.parent = "-1"; }, "parent");
  fault([](IndicatorForm& form) { form.rule = "reach"; }, "target");
  fault([](IndicatorForm& form) { form.rule = "reward"; }, "each");
}

TEST_CASE("a table is a tree of three levels, and nothing is below itself") {
  std::vector<Indicator> table = {GroupNo(1), GroupNo(2, 1), GroupNo(3, 2)};
  IndicatorForm form = Counted();
  form.parent = "2";
  CHECK(IndicatorFrom(form, table));
  form.parent = "3";
  CHECK(ErrorOf(IndicatorFrom(form, table).errors(), "parent") != nullptr);
  IndicatorForm loop = FormOf(table[0]);
  loop.parent = "2";
  CHECK(ErrorOf(IndicatorFrom(loop, table).errors(), "parent") != nullptr);
  IndicatorForm leaf = FormOf(table[1]);
  leaf.kind = "manual";
  leaf.points = "5";
  CHECK(ErrorOf(IndicatorFrom(leaf, table).errors(), "kind") != nullptr);
  table[0].parent = 3;  // whatever lies in the database ends
  CHECK(InOrder(table).empty());
}

TEST_CASE("an assessment goes forward alone, and not before its days") {
  Assessment assessment;
  assessment.days = {2025y / 1 / 1, 2025y / 12 / 31};
  assessment.self_by = 2026y / 1 / 15;
  const PeriodFacts none;
  CHECK_FALSE(AgainstAct(PeriodAct::kConclude, assessment, none, 2026y / 3 / 1).empty());
  CHECK(AgainstAct(PeriodAct::kOpenSelf, assessment, none, 2026y / 1 / 2).empty());
  assessment.state = PeriodState::kSelf;
  CHECK_FALSE(AgainstAct(PeriodAct::kReview, assessment, {.not_handed_in = 1}, 2026y / 1 / 15).empty());
  CHECK(AgainstAct(PeriodAct::kReview, assessment, {.not_handed_in = 1}, 2026y / 1 / 16).empty());
  CHECK(IsSelfOpen(assessment, 2026y / 1 / 15));
  CHECK_FALSE(IsSelfOpen(assessment, 2026y / 1 / 16));
  assessment.state = PeriodState::kReview;
  CHECK_FALSE(AgainstAct(PeriodAct::kShow, assessment, {.not_reviewed = 2}, 2026y / 2 / 1).empty());
  CHECK_FALSE(AgainstAct(PeriodAct::kShow, assessment, none, 2025y / 12 / 31).empty());
  CHECK(AgainstAct(PeriodAct::kShow, assessment, none, 2026y / 2 / 1).empty());
  assessment.state = PeriodState::kShown;
  assessment.appeal_until = 2026y / 2 / 10;
  CHECK(IsAppealOpen(assessment, 2026y / 2 / 10));
  CHECK_FALSE(AgainstAct(PeriodAct::kConclude, assessment, none, 2026y / 2 / 10).empty());
  CHECK_FALSE(AgainstAct(PeriodAct::kConclude, assessment, {.open_appeals = 1}, 2026y / 2 / 11).empty());
  CHECK(AgainstAct(PeriodAct::kConclude, assessment, none, 2026y / 2 / 11).empty());
  assessment.state = PeriodState::kConcluded;
  CHECK_FALSE(NextAct(assessment.state));
}

TEST_CASE("the form of an assessment says each fault beside its field") {
  Assessment assessment;
  assessment.title = "2025年度考核";
  assessment.days = {2025y / 1 / 1, 2025y / 12 / 31};
  assessment.self_by = 2026y / 1 / 15;
  CHECK(AssessmentFrom(FormOf(assessment), Assessment()));
  const auto fault = [&](std::string PeriodForm::*field, const char* typed, const char* name) {
    PeriodForm form = FormOf(assessment);
    form.*field = typed;
    CAPTURE(name);
    CHECK(ErrorOf(AssessmentFrom(form, Assessment()).errors(), name) != nullptr);
  };
  fault(&PeriodForm::title, " ", "title");
  fault(&PeriodForm::first, "2025-02-30", "first");
  fault(&PeriodForm::last, "2024-12-31", "last");
  fault(&PeriodForm::last, "2028-12-31", "last");
  fault(&PeriodForm::self_by, "0001-01-01", "self_by");
  fault(&PeriodForm::appeal_days, "0", "appeal_days");
  fault(&PeriodForm::answer_days, "9999999999", "answer_days");
  fault(&PeriodForm::good, "95", "good");
}

}  // namespace
}  // namespace gongkai::assessment
