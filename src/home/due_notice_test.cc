// Which lines of a worklist become a notice, on which day.
#include "home/due_notice.h"

#include <doctest/doctest.h>

namespace gongkai::home {
namespace {

using namespace std::chrono_literals;
using account::NoticeKind;

constexpr Date kDay = 2026y / 1 / 31;

Due On(std::optional<Date> day) {
  return {"交年度报告：枕溪镇", "最迟 2026-01-31", day, "/office/hand-in", "report-2025"};
}

TEST_CASE(
    "told when it comes near, on the last two days, and when it is over; before that and without a day not at all") {
  struct Case {
    Date today;
    std::optional<NoticeKind> kind;
    const char* key;
    const char* detail;
  };
  const auto soon = NoticeKind::kDueSoon, over = NoticeKind::kOverdue;
  for (const Case& each : {
           Case{2026y / 1 / 24, std::nullopt, "", ""},
           Case{2026y / 1 / 25, soon, "due-report-2025-2026-01-31-soon", "还有 6 天。最迟 2026-01-31"},
           Case{2026y / 1 / 29, soon, "due-report-2025-2026-01-31-soon", "还有 2 天。最迟 2026-01-31"},
           Case{2026y / 1 / 30, soon, "due-report-2025-2026-01-31-last", "还有 1 天。最迟 2026-01-31"},
           Case{2026y / 1 / 31, soon, "due-report-2025-2026-01-31-last", "今天到期。最迟 2026-01-31"},
           Case{2026y / 2 / 1, over, "due-report-2025-2026-01-31-over", "已过 1 天。最迟 2026-01-31"},
           Case{2026y / 6 / 1, over, "due-report-2025-2026-01-31-over", "已过 121 天。最迟 2026-01-31"},
       }) {
    CAPTURE(each.detail);
    const auto notice = NoticeOf(On(kDay), each.today);
    REQUIRE(notice.has_value() == each.kind.has_value());
    if (!notice) continue;
    CHECK(notice->kind == *each.kind);
    CHECK(notice->key == each.key);
    CHECK(notice->detail == each.detail);
    CHECK(notice->title == "交年度报告：枕溪镇");
    CHECK(notice->path == "/office/hand-in");
  }
  CHECK_FALSE(NoticeOf(On(std::nullopt), kDay));
}

TEST_CASE("a day that was moved is told anew") {
  CHECK(NoticeOf(On(kDay), kDay)->key != NoticeOf(On(2026y / 2 / 1), kDay)->key);
}

}  // namespace
}  // namespace gongkai::home
