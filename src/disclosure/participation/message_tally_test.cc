#include "disclosure/participation/message_tally.h"

#include <doctest/doctest.h>

namespace gongkai::disclosure {
namespace {

using namespace std::chrono_literals;

constexpr Date kToday = 2026y / 7 / 1;

TEST_CASE("every day behind the last one is of one age, and the day itself of none") {
  for (int days = -3; days < 400; ++days) {
    const Date due(std::chrono::sys_days(kToday) - std::chrono::days(days));
    CAPTURE(days);
    int ages = 0;
    for (const OverdueAge age : kOverdueAges) {
      const DayRange range = DueDaysOf(age, kToday);
      ages += range.first <= due && due <= range.last ? 1 : 0;
    }
    const DayRange all = DueDaysOf(std::nullopt, kToday);
    const bool is_overdue = all.first <= due && due <= all.last;
    CHECK(ages == (days > 0 ? 1 : 0));
    CHECK(is_overdue == (days > 0));
  }
  CHECK(DueDaysOf(OverdueAge::kWeek, kToday) == DayRange{2026y / 6 / 24, 2026y / 6 / 30});
  CHECK(DueDaysOf(OverdueAge::kMonth, kToday) == DayRange{2026y / 6 / 1, 2026y / 6 / 23});
  CHECK(DueDaysOf(OverdueAge::kThreeMonths, kToday) == DayRange{2026y / 4 / 2, 2026y / 5 / 31});
}

TEST_CASE(
    "a period is this year until today unless another one was typed, and what is wrong is told beside its field") {
  CHECK(*PeriodIn("", " ", kToday) == DayRange{2026y / 1 / 1, kToday});
  CHECK(*PeriodIn("2026-02-01", "2026-02-28", kToday) == DayRange{2026y / 2 / 1, 2026y / 2 / 28});
  CHECK(*PeriodIn("2025-06-01", "", kToday) == DayRange{2025y / 6 / 1, kToday});
  CHECK(PeriodIn("2026-02-30", "", kToday).errors().front().field == "from");
  CHECK(PeriodIn("", "<script>", kToday).errors().front().field == "until");
  CHECK(PeriodIn("2026-03-02", "2026-03-01", kToday).errors().front().field == "until");
  CHECK(PeriodIn("x", "y", kToday).errors().size() == 2);
}

TEST_CASE("sums are of what is asked for") {
  MessageTallies tallies;
  tallies[{OrganId{1}, MessageKind::kEnquiry}] = {.received = 3, .answered = 2, .late = 1, .open = 1, .overdue = {1}};
  tallies[{OrganId{1}, MessageKind::kMailbox}] = {.received = 1, .declined = 1};
  tallies[{OrganId{2}, MessageKind::kEnquiry}] = {.received = 5, .open = 5, .unlooked = 1, .overdue = {0, 2, 0, 1}};
  const MessageTally all = SumOf(tallies, std::nullopt, std::nullopt);
  CHECK(all.received == 9);
  CHECK(all.Overdue() == 4);
  CHECK(SumOf(tallies, OrganId{1}, std::nullopt).received == 4);
  CHECK(SumOf(tallies, OrganId{2}, std::nullopt).Overdue() == 3);
  CHECK(SumOf(tallies, std::nullopt, MessageKind::kEnquiry).open == 6);
  CHECK(SumOf(tallies, OrganId{2}, MessageKind::kMailbox) == MessageTally{});
}

TEST_CASE("an enquiry has lain for three months from the day it came, month by month") {
  CHECK(ThreeMonthsFrom(2026y / 6 / 11) == 2026y / 3 / 11);  // of what came on 10 March they ended yesterday
  CHECK(ThreeMonthsFrom(2026y / 5 / 31) == 2026y / 3 / 1);
  CHECK(ThreeMonthsFrom(2026y / 1 / 15) == 2025y / 10 / 15);
}

}  // namespace
}  // namespace gongkai::disclosure
