#include "disclosure/publish_day.h"

#include <doctest/doctest.h>

namespace gongkai::disclosure {
namespace {

using namespace std::chrono_literals;

const law::WorkingCalendar& Calendar() {
  static const law::WorkingCalendar calendar =
      *law::WorkingCalendar::FromTsv("2026-04-06\toff\t清明节\t2026\n2026-10-01\toff\t国庆节\t2026\n");
  return calendar;
}

TEST_CASE("a day that is past is refused, today and later ones are not") {
  const Date today = 2026y / 3 / 10;
  CHECK_FALSE(CheckPublishDay(2026y / 3 / 9, std::nullopt, Calendar(), today).fault.empty());
  CHECK(CheckPublishDay(today, std::nullopt, Calendar(), today).fault.empty());
  CHECK(CheckPublishDay(2026y / 3 / 11, std::nullopt, Calendar(), today).fault.empty());
}

TEST_CASE("a rest day is noted and nothing more") {
  const Date today = 2026y / 3 / 10;
  const PublishDay saturday = CheckPublishDay(2026y / 3 / 14, Date(2026y / 4 / 7), Calendar(), today);
  CHECK(saturday.note == "2026年3月14日是休息日，也会自动公开。");
  CHECK(saturday.warning.empty());
  CHECK(CheckPublishDay(2026y / 4 / 6, std::nullopt, Calendar(), today).note ==
        "2026年4月6日是清明节假期，也会自动公开。");
  CHECK(CheckPublishDay(2026y / 3 / 16, std::nullopt, Calendar(), today).note.empty());
}

TEST_CASE("a day after the legal one is warned of with the working days between") {
  const Date today = 2026y / 3 / 10, due = 2026y / 4 / 3;  // a Friday
  CHECK(CheckPublishDay(due, due, Calendar(), today).warning.empty());
  // Saturday, Sunday and the holiday count not.
  CHECK(CheckPublishDay(2026y / 4 / 7, due, Calendar(), today).warning ==
        "公开日期晚于最晚公开的那一天（2026年4月3日），超过 1 个工作日。");
  CHECK(CheckPublishDay(2026y / 4 / 4, due, Calendar(), today).warning ==
        "公开日期晚于最晚公开的那一天（2026年4月3日）。");
  CHECK(CheckPublishDay(2027y / 1 / 4, due, Calendar(), today).warning.find("先按周末推算") != std::string::npos);
}

}  // namespace
}  // namespace gongkai::disclosure
