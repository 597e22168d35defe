// The calendar against the notices themselves, and the fast count against counting day by day.
#include "law/working_calendar.h"

#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <sstream>

namespace gongkai::law {
namespace {

using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::sys_days;

std::string HolidaysTsv() {
  std::ifstream file(GONGKAI_SOURCE_DIR "/data/holidays.tsv");
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

const WorkingCalendar& Calendar() {
  static const WorkingCalendar calendar = WorkingCalendar::FromTsv(HolidaysTsv()).value();
  return calendar;
}

Date NextDay(Date date) { return sys_days(date) + days(1); }

/// Slow and obvious: walk on, one day at a time, until the n-th working day.
Date WalkWorkingDays(Date date, int n) {
  while (n > 0) {
    date = NextDay(date);
    if (Calendar().IsWorkingDay(date)) --n;
  }
  return date;
}

TEST_CASE("Every year has as many working days as its notices leave") {
  const std::map<int, int> wanted = {{2019, 250}, {2020, 249}, {2021, 250}, {2022, 249},
                                     {2023, 249}, {2024, 251}, {2025, 248}, {2026, 248}};
  for (const auto& [year, count] : wanted) {
    CAPTURE(year);
    const Date eve = std::chrono::year(year - 1) / 12 / 31;
    CHECK(Calendar().CountWorkingDays(eve, std::chrono::year(year) / 12 / 31).count == count);
    CHECK(Calendar().CoversYear(year));
  }
  CHECK_FALSE(Calendar().CoversYear(2027));
}

TEST_CASE("Days at the edges of notices") {
  // 元旦 of 2019 begins in 2018, and so does its make-up day.
  CHECK(Calendar().IsWorkingDay(2018y / 12 / 29));
  CHECK_FALSE(Calendar().IsWorkingDay(2018y / 12 / 31));
  CHECK(Calendar().Explain(2018y / 12 / 31).notice_year == 2019);
  CHECK(Calendar().Explain(2022y / 12 / 31).holiday == "元旦");
  // The emergency notice of January 2020 took back the make-up day of 1 February; the Monday after is an ordinary one.
  CHECK_FALSE(Calendar().IsWorkingDay(2020y / 2 / 1));
  CHECK_FALSE(Calendar().IsWorkingDay(2020y / 1 / 31));
  CHECK(Calendar().Explain(2020y / 2 / 3).kind == DayKind::kWeekday);
  // 劳动节 of 2019 was changed by a later notice.
  CHECK_FALSE(Calendar().IsWorkingDay(2019y / 5 / 3));
  CHECK(Calendar().IsWorkingDay(2019y / 5 / 5));
}

TEST_CASE("A day explains itself") {
  CHECK(Calendar().Explain(2026y / 2 / 14).kind == DayKind::kMakeUp);
  CHECK(Calendar().Explain(2026y / 2 / 14).holiday == "春节");
  CHECK(Calendar().Explain(2026y / 2 / 16).kind == DayKind::kHoliday);
  CHECK(Calendar().Explain(2026y / 3 / 7).kind == DayKind::kWeekend);
  CHECK(Calendar().Explain(2026y / 3 / 9).kind == DayKind::kWeekday);
  CHECK(Calendar().Explain(2025y / 10 / 6).holiday == "国庆节、中秋节");
  // 「4月5日放假，与周末连休」: the weekend is told as part of the holiday.
  CHECK(Calendar().Explain(2019y / 4 / 6).kind == DayKind::kHoliday);
  CHECK(Calendar().Explain(2019y / 4 / 6).holiday == "清明节");
}

TEST_CASE("Twenty working days across Labour Day, with make-up days counted") {
  CHECK(Calendar().AddWorkingDays(2024y / 4 / 15, WorkingDays{20}) == Date(2024y / 5 / 14));
}

TEST_CASE("A term that ends on a holiday moves to the next working day") {
  CHECK(Calendar().MoveToWorkingDay(2026y / 10 / 1) == Date(2026y / 10 / 8));
  CHECK(Calendar().MoveToWorkingDay(2026y / 2 / 14) == Date(2026y / 2 / 14));
  CHECK(Calendar().MoveToWorkingDay(2026y / 3 / 7) == Date(2026y / 3 / 9));
}

TEST_CASE("The fast count equals walking, for every start day of ten years") {
  for (sys_days day = 2016y / 6 / 1; day < sys_days(2026y / 6 / 1); day += days(1)) {
    for (const int n : {0, 1, 3, 5, 7, 15, 20, 40, 60}) {
      const Date walked = WalkWorkingDays(day, n);
      REQUIRE_MESSAGE(Calendar().AddWorkingDays(day, WorkingDays{n}) == walked, ToString(Date(day)), " + ", n);
      REQUIRE(Calendar().CountWorkingDays(day, walked).count == n);
    }
  }
}

TEST_CASE("A year without a notice is reckoned by its weekends, and says so") {
  const WorkingCalendar weekends;
  CHECK_FALSE(weekends.CoversYear(2026));
  CHECK(weekends.AddWorkingDays(2026y / 1 / 1, WorkingDays{260}) == Date(2026y / 12 / 31));
  CHECK(Calendar().IsWorkingDay(2027y / 10 / 1));
}

TEST_CASE("A later row replaces an earlier one") {
  const auto calendar = WorkingCalendar::FromTsv("2027-05-03\toff\t劳动节\t2027\n2027-05-03\twork\t劳动节\t2027\n");
  REQUIRE(calendar.has_value());
  CHECK(calendar->IsWorkingDay(2027y / 5 / 3));
  CHECK(calendar->AddWorkingDays(2027y / 5 / 1, WorkingDays{5}) == Date(2027y / 5 / 7));
}

TEST_CASE("A row that makes no sense is refused by its line") {
  for (const char* bad : {"2027-02-30\toff\t春节\t2027", "2027-02-03\tfree\t春节\t2027", "2027-02-03\toff\t春节",
                          "2027-02-03\toff\t春节\t2031", "2027-02-03\toff\t\t2027", "2027-02-03\toff\t春节\t2027\t1"}) {
    const auto calendar = WorkingCalendar::FromTsv(std::string("# head\n") + bad + "\n");
    REQUIRE_FALSE(calendar.has_value());
    CHECK(calendar.error().message.find("第2行") != std::string::npos);
  }
}

}  // namespace
}  // namespace gongkai::law
