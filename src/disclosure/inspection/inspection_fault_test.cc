// When a column is overdue, what is blank, what a message costs, and the score over it.
#include "disclosure/inspection/inspection_fault.h"

#include <doctest/doctest.h>

namespace gongkai::disclosure {
namespace {

using namespace std::chrono_literals;

constexpr Date kToday = 2026y / 3 / 10;
const OrganId kTownship{101};

TEST_CASE("a column is overdue on the day behind its own interval, and where none is known never") {
  struct Case {
    Column column;
    Date latest;
    bool is_stale;
  };
  const Case cases[] = {
      {Column::kNews, 2026y / 2 / 24, false},         {Column::kNews, 2026y / 2 / 23, true},
      {Column::kPolicies, 2025y / 9 / 10, false},     {Column::kPolicies, 2025y / 9 / 9, true},
      {Column::kPlans, 2025y / 3 / 10, false},        {Column::kPlans, 2025y / 3 / 9, true},
      {Column::kRecruitment, 2025y / 3 / 9, true},    {Column::kFees, 2019y / 1 / 1, false},
      {Column::kAnnualReports, 2019y / 1 / 1, false},
  };
  for (const Case& each : cases) {
    CAPTURE(IdOf(each.column));
    const ColumnSeen seen[] = {{each.column, each.latest}};
    CHECK(StaleColumns(kTownship, seen, kToday).size() == (each.is_stale ? 1 : 0));
  }
  // Half a year behind 31 August is the last day of February.
  CHECK(LastDayOf(*IntervalOf(Column::kPolicies), 2025y / 8 / 31) == Date(2026y / 2 / 28));
}

TEST_CASE(
    "statutory columns without anything are blank; news, taking part and the rules of disclosure are none of them") {
  CHECK(BlankColumnFaults({}).size() == Columns().size() - 4);
  std::vector<ColumnSeen> all;
  for (const Column column : Columns()) all.push_back({column, kToday});
  CHECK(BlankColumnFaults(all).empty());
}

TEST_CASE("a message is a fault from the day behind its term on; slow answers from one in twenty on") {
  UnansweredMessage message{.organ = kTownship,
                            .subject = "enquiry:1",
                            .path = "/office/x",
                            .received_on = 2026y / 3 / 2,
                            .due_on = 2026y / 3 / 9};
  CHECK_FALSE(FaultOf(message, 2026y / 3 / 9));
  CHECK(FaultOf(message, kToday)->kind == InspectionKind::kUnanswered);
  CHECK_FALSE(FaultOf(SlowAnswers{100, 100}));  // too few to tell
  CHECK_FALSE(FaultOf(SlowAnswers{1'000, 49}));
  CHECK(FaultOf(SlowAnswers{1'000, 50}));
}

InspectionFault Open(InspectionKind kind, std::string subject, OrganId organ = kTownship) {
  return {.seen = {.organ = organ, .kind = kind, .subject = std::move(subject)}};
}

TEST_CASE("the score takes off what could be verified, and vetoes stand apart") {
  CHECK(ScoreOf({}, kToday).points == 100);
  CHECK(ScoreOf({}, kToday).vetoes.empty());
  std::vector<InspectionFault> faults = {Open(InspectionKind::kDeadLink, "1-1 link:/x"),
                                         Open(InspectionKind::kStale, "column:policies")};
  CHECK(ScoreOf(faults, kToday).points == 100);  // of one organ: no 一级栏目 of the site
  faults.push_back(Open(InspectionKind::kStale, "column:policies", kWholeSite));
  CHECK(ScoreOf(faults, kToday).points == 95);
  CHECK(ScoreOf(faults, kToday).vetoes.empty());
  for (int i = 0; i < 3; ++i) faults.push_back(Open(InspectionKind::kStale, "column:news", OrganId{i + 1}));
  CHECK(ScoreOf(faults, kToday).vetoes.size() == 1);
  faults.back().gone_at = Instant();
  CHECK(ScoreOf(faults, kToday).vetoes.empty());
  const std::vector<InspectionFault> waits = {Open(InspectionKind::kUnanswered, "enquiry:1 2025-12-09")},
                                     shorter = {Open(InspectionKind::kUnanswered, "enquiry:1 2025-12-10")};
  CHECK(ScoreOf(waits, kToday).vetoes.size() == 1);
  CHECK(ScoreOf(shorter, kToday).vetoes.empty());
}

}  // namespace
}  // namespace gongkai::disclosure
