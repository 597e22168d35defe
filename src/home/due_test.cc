// When something is overdue and when it is near, and the calendar that other programs read.
#include "home/due.h"

#include <doctest/doctest.h>

namespace gongkai::home {
namespace {

using namespace std::chrono_literals;

constexpr Date kToday = 2026y / 1 / 28;

Due On(std::optional<Date> day, std::string what = "交年度报告") {
  return {std::move(what), "条例第四十九条", day, "/office/hand-in"};
}

TEST_CASE("the day itself is in time; the day after it is over") {
  struct Case {
    Date day;
    Urgency urgency;
    const char* left;
  };
  for (const Case& each :
       {Case{2026y / 1 / 27, Urgency::kOverdue, "已过 1 天"}, Case{2026y / 1 / 28, Urgency::kSoon, "今天到期"},
        Case{2026y / 1 / 31, Urgency::kSoon, "还有 3 天"}, Case{2026y / 2 / 3, Urgency::kSoon, "还有 6 天"},
        Case{2026y / 2 / 4, Urgency::kLater, "还有 7 天"}}) {
    CAPTURE(each.left);
    CHECK(UrgencyOf(On(each.day), kToday) == each.urgency);
    CHECK(DaysLeft(On(each.day), kToday) == each.left);
  }
  CHECK(UrgencyOf(On({}), kToday) == Urgency::kNoDay);
  CHECK(DaysLeft(On({}), kToday).empty());
}

TEST_CASE("every urgency is found again by its id") {
  for (const Urgency each : kUrgencies) CHECK(UrgencyFrom(IdOf(each)) == each);
  CHECK_FALSE(UrgencyFrom("tomorrow"));
}

TEST_CASE("what is due first stands first, what has no day last, and what is alike stays in order") {
  std::vector<Due> dues = {On({}, "a"), On(2026y / 3 / 31, "b"), On(2026y / 1 / 31, "c"), On({}, "d"),
                           On(2026y / 1 / 31, "e")};
  SortByDay(dues);
  std::string order;
  for (const Due& due : dues) order += due.what;
  CHECK(order == "cebad");
}

TEST_CASE(
    "the calendar: a whole day each, what means something escaped, lines folded within 75 bytes and no character") {
  const std::string long_name(40, 'x');
  const std::string calendar = CalendarOf(
      {On(2026y / 1 / 31,
          "交 2025 年度报告：枕溪镇；含附件, 以及很长很长很长很长很长很长很长很长很长很长的说明" + long_name),
       On({}, "没有日子")},
      "https://www.example.gov.cn");
  CHECK(calendar.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
  CHECK(calendar.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
  CHECK(calendar.find("DTSTART;VALUE=DATE:20260131\r\nDTEND;VALUE=DATE:20260201\r\n") != std::string::npos);
  CHECK(calendar.find("含附件\\, 以及") != std::string::npos);
  CHECK(calendar.find("URL:https://www.example.gov.cn/office/hand-in\r\n") != std::string::npos);
  CHECK(calendar.find("没有日子") == std::string::npos);
  std::size_t begin = 0;
  for (std::size_t end = 0; (end = calendar.find("\r\n", begin)) != std::string::npos; begin = end + 2) {
    CHECK(end - begin <= 75);
    if (begin < end) CHECK((static_cast<unsigned char>(calendar[begin]) & 0xC0U) != 0x80);
  }
}

TEST_CASE("the same matter has the same name in the calendar each time it is fetched") {
  const auto name = [](const std::string& calendar) { return calendar.substr(calendar.find("UID:"), 30); };
  CHECK(name(CalendarOf({On(2026y / 1 / 31)}, "https://a")) == name(CalendarOf({On(2026y / 1 / 31)}, "https://a")));
  CHECK(name(CalendarOf({On(2026y / 1 / 31, "一")}, "https://a")) !=
        name(CalendarOf({On(2026y / 1 / 31, "二")}, "https://a")));
}

}  // namespace
}  // namespace gongkai::home
