// When a column is overdue, what is blank, what a message costs, and the score over it.
#include "disclosure/inspection/inspection_fault.h"

#include <doctest/doctest.h>

namespace gongkai::disclosure {
namespace {

using namespace std::chrono_literals;

constexpr Date kToday = 2026y / 3 / 10;
const OrganId kTownship{101};

const ColumnInterval* Interval(std::string_view id) {
  for (const ColumnInterval& each : ColumnIntervals()) {
    if (each.id == id) return &each;
  }
  return nullptr;
}

TEST_CASE("what has an interval is overdue on the day behind it; notices and news have one each") {
  struct Case {
    std::string_view id;
    Date latest;
    bool is_stale;
  };
  const Case cases[] = {
      {"news", 2026y / 2 / 24, false},  {"news", 2026y / 2 / 23, true},      {"notices", 2025y / 9 / 10, false},
      {"notices", 2025y / 9 / 9, true}, {"policies", 2025y / 9 / 10, false}, {"policies", 2025y / 9 / 9, true},
      {"plans", 2025y / 3 / 10, false}, {"plans", 2025y / 3 / 9, true},      {"recruitment", 2025y / 3 / 9, true},
  };
  for (const Case& each : cases) {
    CAPTURE(each.id);
    REQUIRE(Interval(each.id) != nullptr);
    const IntervalSeen seen[] = {{Interval(each.id), each.latest}};
    CHECK(StaleColumns(kTownship, seen, kToday).size() == (each.is_stale ? 1 : 0));
  }
  CHECK(Interval("fees") == nullptr);  // no source names a time
  // Half a year behind 31 August is the last day of February.
  CHECK(LastDayOf(*Interval("policies"), 2025y / 8 / 31) == Date(2026y / 2 / 28));
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
}

TEST_CASE("columns of organs make no site fail, however many they are; those of the site do from five on") {
  std::vector<InspectionFault> faults;
  for (int i = 0; i < 40; ++i) {
    faults.push_back(Open(InspectionKind::kStale, "column:news", OrganId{i + 1}));
    faults.push_back(Open(InspectionKind::kStale, "column:policies", OrganId{i + 1}));
  }
  CHECK(ScoreOf(faults, kToday).vetoes.empty());
  CHECK(ScoreOf(faults, kToday).points == 100);
  for (int i = 0; i < 4; ++i) faults.push_back(Open(InspectionKind::kStale, "column:notices", kWholeSite));
  faults.push_back(Open(InspectionKind::kStale, "column:plans", kWholeSite));  // neither news nor notices nor policies
  CHECK(ScoreOf(faults, kToday).vetoes.empty());
  faults.push_back(Open(InspectionKind::kStale, "column:news", kWholeSite));
  CHECK(ScoreOf(faults, kToday).vetoes.size() == 1);
  faults.back().gone_at = Instant();
  CHECK(ScoreOf(faults, kToday).vetoes.empty());
}

TEST_CASE("a site fails by a consultation of the last year that waits for more than three months, and by no other") {
  const auto vetoes = [](std::string subject) {
    const InspectionFault faults[] = {Open(InspectionKind::kUnanswered, std::move(subject))};
    return ScoreOf(faults, kToday).vetoes.size();
  };
  CHECK(vetoes("enquiry:101-1 2025-12-09") == 1);
  CHECK(vetoes("mailbox:101-1 2025-12-09") == 1);
  CHECK(vetoes("enquiry:101-1 2025-12-10") == 0);  // three months today
  CHECK(vetoes("enquiry:101-1 2025-03-10") == 1);
  CHECK(vetoes("enquiry:101-1 2025-03-09") == 0);  // more than a year ago
  for (const char* other : {"comment", "error", "topic", "criticism", "suggestion"}) {
    CHECK_MESSAGE(vetoes(std::string(other) + ":101-1 2025-12-09") == 0, other);
  }
}

}  // namespace
}  // namespace gongkai::disclosure
