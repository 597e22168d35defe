// Terms day by day: 条例第二十六条 (20 working days), 预算法第十四条 (20 days).
#include "law/day_count.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace gongkai::law {
namespace {

using namespace std::chrono_literals;

/// The notice for 2025 around 国庆节, 国庆 10-01 to 10-08, worked on 09-28 and 10-11.
WorkingCalendar Autumn() {
  std::string tsv;
  for (int day = 1; day <= 8; ++day) tsv += "2025-10-0" + std::to_string(day) + "\toff\t国庆节\t2025\n";
  tsv += "2025-09-28\twork\t国庆节\t2025\n2025-10-11\twork\t国庆节\t2025\n";
  return *WorkingCalendar::FromTsv(tsv);
}

struct Case {
  const char* what;
  Date start;
  Term term;
  Date end;
};

TEST_CASE("where a term ends") {
  const WorkingCalendar calendar = Autumn();
  const Case cases[] = {
      {"the day of the event is not counted", 2025y / 9 / 1, {1, TermUnit::kWorkingDays}, 2025y / 9 / 2},
      {"twenty working days over a make-up Sunday", 2025y / 9 / 1, {20, TermUnit::kWorkingDays}, 2025y / 9 / 28},
      {"over the holiday, with both make-up days", 2025y / 9 / 26, {4, TermUnit::kWorkingDays}, 2025y / 10 / 9},
      {"formed on a day off: day 1 is the first working day after it",
       2025y / 10 / 3,
       {1, TermUnit::kWorkingDays},
       2025y / 10 / 9},
      {"calendar days that end on a working day", 2025y / 9 / 1, {10, TermUnit::kCalendarDays}, 2025y / 9 / 11},
      {"calendar days that end in the holiday end there",
       2025y / 9 / 11,
       {20, TermUnit::kCalendarDays},
       2025y / 10 / 1},
      {"calendar days that end on a worked Sunday stay", 2025y / 9 / 8, {20, TermUnit::kCalendarDays}, 2025y / 9 / 28},
      {"no term at all", 2025y / 9 / 6, {0, TermUnit::kWorkingDays}, 2025y / 9 / 6},
  };
  for (const Case& each : cases) {
    CAPTURE(each.what);
    CHECK(ToString(EndOf(calendar, each.start, each.term)) == ToString(each.end));
    CHECK(ToString(CountDays(calendar, each.start, each.term).end) == ToString(each.end));
  }
}

TEST_CASE("every day of a term is told, counted or not, with its reason") {
  const DayCount count = CountDays(Autumn(), 2025y / 9 / 26, {4, TermUnit::kWorkingDays});
  REQUIRE(count.days.size() == 13);
  CHECK(count.days[0].number == 0);
  CHECK(ReasonOf(count.days[0].day, count.days[0].why) == "周六，休息日");
  CHECK(count.days[1].number == 1);
  CHECK(ReasonOf(count.days[1].day, count.days[1].why) == "周日，因国庆节调休上班");
  CHECK(count.days[2].number == 2);
  CHECK(ReasonOf(count.days[2].day, count.days[2].why).empty());
  CHECK(count.days[4].number == 0);
  CHECK(ReasonOf(count.days[4].day, count.days[4].why) == "国庆节放假");
  CHECK(count.days.back().number == 4);
}

TEST_CASE("of a term in calendar days every day counts, with its reason told all the same") {
  const DayCount count = CountDays(Autumn(), 2025y / 9 / 11, {20, TermUnit::kCalendarDays});
  CHECK(std::ranges::count_if(count.days, [](const CountedDay& day) { return day.number > 0; }) == 20);
  CHECK(count.days.back().number == 20);
  CHECK(ReasonOf(count.days.back().day, count.days.back().why) == "国庆节放假");
}

TEST_CASE("a year without a notice is told") {
  const WorkingCalendar calendar = Autumn();
  CHECK_FALSE(CountDays(calendar, 2025y / 9 / 1, {20, TermUnit::kWorkingDays}).is_provisional);
  CHECK(CountDays(calendar, 2025y / 12 / 20, {20, TermUnit::kWorkingDays}).is_provisional);
}

TEST_CASE("a term in words") {
  CHECK(ToChinese(Term{20, TermUnit::kWorkingDays}) == "20个工作日");
  CHECK(ToChinese(Term{30, TermUnit::kCalendarDays}) == "30日");
}

}  // namespace
}  // namespace gongkai::law
