// The parts that pages are made of: paging, steps, timelines, months, charts. What each says without colour, and
// without a script.
#include <doctest/doctest.h>

#include "web/chart.h"
#include "web/month.h"
#include "web/paging.h"
#include "web/steps.h"
#include "web/timeline.h"

namespace gongkai::web {
namespace {

using namespace std::chrono_literals;

bool Has(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

std::size_t Count(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

TEST_CASE("paging leads to the pages that are there, and is silent where there is one") {
  const auto page = [](int number, int last) {
    return Paging({.page = number, .last = last},
                  [](int to) { return Url::Local("/notes").With("page", std::to_string(to)); })
        .text();
  };
  CHECK(page(1, 1).empty());
  CHECK(Has(page(1, 3), "第 1 页，共 3 页"));
  CHECK_FALSE(Has(page(1, 3), "上一页"));
  CHECK(Has(page(1, 3), "href=\"/notes?page=2\">下一页"));
  CHECK(Has(page(2, 3), "href=\"/notes?page=1\">上一页"));
  CHECK_FALSE(Has(page(3, 3), "下一页"));
}

TEST_CASE("a strip of steps says name, day and state of each, and which one it has come to") {
  const std::string strip =
      Steps("审批", {{.label = "起草", .who = "甲<乙", .on = 2026y / 3 / 10, .state = StepState::kDone, .word = "已签"},
                     {.label = "审核", .who = "丙", .on = 2026y / 3 / 11, .state = StepState::kSentBack},
                     {.label = "修改", .who = "甲", .state = StepState::kCurrent},
                     {.label = "批准"}})
          .text();
  CHECK(Has(strip, "<ol class=\"gk-steps\" aria-label=\"审批\">"));
  CHECK(Has(strip, "<b>甲&lt;乙</b><span>已签 <time datetime=\"2026-03-10\">2026-03-10</time>"));
  CHECK(Has(strip, "已退回 <time datetime=\"2026-03-11\">"));
  CHECK(Count(strip, "aria-current=\"step\"") == 1);
  CHECK(Has(strip, "正在办"));
  CHECK(Has(strip, "批准</span><span>还没到</span>"));  // nobody is named, nothing is said of it
}

TEST_CASE("a timeline tells what has not come yet from what is over, in words") {
  const std::string line = Timeline("经过", {{.time = "2026-03-10 09:05", .what = "收到", .who = "甲"},
                                             {.time = "2026-03-20", .what = "补正", .kind = EventKind::kOverdue},
                                             {.time = "2026-04-08",
                                              .what = "最后一天",
                                              .detail = Markup("<a href=\"/x\">为什么</a>"),
                                              .kind = EventKind::kAhead}})
                               .text();
  CHECK(Has(
      line,
      "<time datetime=\"2026-03-10 09:05\">2026-03-10 09:05</time><div><b>收到</b> <span class=\"gk-soft\">甲</span>"));
  CHECK(Count(line, "已过期") == 1);
  CHECK(Count(line, "还没到") == 1);
  CHECK(Has(line, "<a href=\"/x\">为什么</a>"));
}

TEST_CASE("a month has each of its days once, under its weekday, with what counts and why not") {
  const auto mark = [](Date day) -> DayMark {
    if (day < 2024y / 2 / 5) return {};
    if (day == 2024y / 2 / 12) return {.kind = DayMark::Kind::kDoesNotCount, .why = "春节"};
    return {.kind = DayMark::Kind::kCounts, .number = 3, .why = "", .note = day == 2024y / 2 / 29 ? "最后一天" : ""};
  };
  const std::string month = Month(2024y / std::chrono::February, mark).text();
  CHECK(Has(month, "<caption>2024年2月</caption>"));
  CHECK(Count(month, "<time ") == 29);
  CHECK(Count(month, "<tr>") == 6);  // the heads and five weeks
  CHECK(Count(month, "<td") == 35);  // of whole weeks
  CHECK(Has(month,
            "<tbody><tr><td></td><td></td><td></td><td class=\"gk-day\" data-label=\"周四\"><time "
            "datetime=\"2024-02-01\">1</time></td>"));
  CHECK(Has(month, "12</time><span>春节</span><span>不计</span></td>"));
  CHECK(Has(month, "29</time><b>第3天</b><strong>最后一天</strong></td>"));
  CHECK(Has(month, "data-label=\"周一\"><time datetime=\"2024-02-05\">"));
}

TEST_CASE("months that begin on a Monday or end on a Sunday have no empty week") {
  const auto nothing = [](Date) { return DayMark{}; };
  CHECK(Count(Month(2026y / std::chrono::February, nothing).text(), "<td") == 35);  // begins on a Sunday
  CHECK(Count(Month(2027y / std::chrono::February, nothing).text(), "<td") == 28);  // four whole weeks
  CHECK_FALSE(Has(Month(2027y / std::chrono::February, nothing).text(), "<td></td>"));
}

TEST_CASE("a chart stands above a table of the same figures; what is not known is not zero") {
  Page page;
  Chart chart{
      .id = "by-month", .title = "各月</script>", .unit = "件", .kind = ChartKind::kColumns, .says = "二月没有数据。"};
  chart.labels = {"一月", "二月"};
  chart.series = {{"今年", {Number::Of(0), std::nullopt}}, {"去年", {ParseNumber("12.5")}}};
  AddChart(page, chart);
  AddChart(page, chart);
  const std::string body = page.body.text();
  CHECK(Has(body, "\"values\":[0,null]"));
  CHECK(Has(body, "\"values\":[12.5]"));
  CHECK(Has(body, "<th scope=\"row\">一月</th><td class=\"gk-number\">0</td><td class=\"gk-number\">12.5</td>"));
  CHECK(Count(body, "没有数据</span>") == 4);  // 二月 of either year, twice
  CHECK(Has(body, "aria-label=\"各月&lt;/script&gt;：二月没有数据。\""));
  CHECK(Has(body, "各月\\u003c/script\\u003e"));
  CHECK(page.scripts == std::vector<std::string>{"js/echarts.js", "js/chart.js"});
}

}  // namespace
}  // namespace gongkai::web
