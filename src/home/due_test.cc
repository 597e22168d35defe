// When something is overdue and when it is near, and the calendar that other programs read.
#include "home/due.h"

#include <doctest/doctest.h>

namespace gongkai::home {
namespace {

using namespace std::chrono_literals;

constexpr Date kToday = 2026y / 1 / 28;

Due On(std::optional<Date> day, std::string what = "交年度报告") {
  return {std::move(what), "条例第四十九条", day, "/office/hand-in", "k"};
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

TEST_CASE("a matter keeps its name in the calendar when its words change, and shares it with no other") {
  const auto name = [](const Due& due) {
    const std::string calendar = CalendarOf({due}, "https://www.example.gov.cn/zwgk");
    const std::size_t at = calendar.find("UID:");
    return calendar.substr(at, calendar.find("\r\n", at) - at);
  };
  Due three = On(2026y / 1 / 31, "还有三个机关"), two = On(2026y / 1 / 31, "还有两个机关"), post = On(2026y / 1 / 31);
  three.key = two.key = "report-2025";
  post.key = "post-17";
  CHECK(name(three) == "UID:report-2025@www.example.gov.cn");
  CHECK(name(three) == name(two));
  CHECK(name(three) != name(post));
}

}  // namespace
}  // namespace gongkai::home
