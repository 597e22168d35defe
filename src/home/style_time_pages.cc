// Steps, timelines, months and charts.
#include "account/working_days_view.h"
#include "home/style_pages.h"
#include "law/working_calendar.h"
#include "web/chart.h"
#include "web/month.h"
#include "web/steps.h"
#include "web/timeline.h"

namespace gongkai::home {
namespace {

using namespace std::chrono_literals;
using web::DayMark;
using web::EventKind;
using web::Html;
using web::Markup;
using web::StepState;

constexpr Date kReceived = 2026y / 2 / 10;
constexpr law::WorkingDays kTerm{20};

std::string WhyOf(const law::DayExplanation& day) {
  if (day.kind == law::DayKind::kMakeUp) return day.holiday + "调休上班";
  if (day.kind == law::DayKind::kHoliday) return day.holiday + "放假";
  return day.kind == law::DayKind::kWeekend ? "周末" : "";
}

// Twenty working days from the day behind that of receipt.
DayMark MarkOf(const law::WorkingCalendar& calendar, Date day) {
  const Date last = calendar.AddWorkingDays(kReceived, kTerm);
  if (day == kReceived) return {.kind = DayMark::Kind::kDoesNotCount, .why = "", .note = "收到申请"};
  if (day < kReceived || last < day) return {};
  const std::string why = WhyOf(calendar.Explain(day));
  if (!calendar.IsWorkingDay(day)) return {.kind = DayMark::Kind::kDoesNotCount, .why = why};
  return {.kind = DayMark::Kind::kCounts,
          .number = calendar.CountWorkingDays(kReceived, day).count,
          .why = why,
          .note = day == last ? "最后一天" : ""};
}

web::Chart ByMonth() {
  web::Chart chart{.id = "chart-columns", .title = "各月收到的申请", .unit = "件", .kind = web::ChartKind::kColumns};
  chart.says = "三月最多，今年 12 件；四月的数据还没有。";
  chart.label_head = "月份";
  chart.labels = {"一月", "二月", "三月", "四月"};
  chart.series = {{"今年", {Number::Of(7), Number::Of(5), Number::Of(12), std::nullopt}},
                  {"去年", {Number::Of(6), Number::Of(9), Number::Of(8), Number::Of(4)}}};
  return chart;
}

web::Chart OverYears() {
  web::Chart chart{.id = "chart-lines", .title = "历年答复平均用时", .unit = "工作日", .kind = web::ChartKind::kLines};
  chart.says = "四年里从 14.5 个工作日降到 9 个。";
  chart.label_head = "年份";
  chart.labels = {"2022", "2023", "2024", "2025"};
  chart.series = {{"部门", {ParseNumber("14.5"), Number::Of(13), ParseNumber("11.2"), Number::Of(9)}},
                  {"乡镇", {Number::Of(12), std::nullopt, Number::Of(10), ParseNumber("9.5")}}};
  return chart;
}

web::Chart ByOutcome() {
  web::Chart chart{.id = "chart-shares", .title = "答复结果", .unit = "件", .kind = web::ChartKind::kShares};
  chart.says = "一半以上予以公开。";
  chart.label_head = "结果";
  chart.labels = {"予以公开", "部分公开", "不予公开", "无法提供"};
  chart.series = {{"件数", {Number::Of(31), Number::Of(9), Number::Of(6), Number::Of(11)}}};
  return chart;
}

}  // namespace

Html StepsSample() {
  return Markup(
      "{}{}",
      web::Steps("签批，正在走",
                 {{.label = "发起人", .who = "林溪", .on = 2026y / 3 / 10, .state = StepState::kDone, .word = "已签"},
                  {.label = "分管领导", .who = "周岚", .state = StepState::kCurrent, .word = "待签"},
                  {.label = "主要负责人"}}),
      web::Steps("签批，退回过",
                 {{.label = "发起人", .who = "林溪", .on = 2026y / 3 / 10, .state = StepState::kDone, .word = "已签"},
                  {.label = "分管领导", .who = "周岚", .on = 2026y / 3 / 11, .state = StepState::kSentBack},
                  {.label = "主要负责人"}}));
}

Html TimelineSample() {
  return web::Timeline("办理经过", {{.time = "2026-02-10 09:05", .what = "收到申请", .who = "林溪"},
                                    {.time = "2026-02-12 15:40",
                                     .what = "要求补正",
                                     .who = "林溪",
                                     .detail = Markup("<p>请写明要公开哪一年的预算。</p>")},
                                    {.time = "2026-03-02", .what = "补正的最后一天", .kind = EventKind::kOverdue},
                                    {.time = "2026-03-16",
                                     .what = "答复的最后一天",
                                     .detail = Markup("<p><a href=\"#months\">这一天是怎样算出来的</a></p>"),
                                     .kind = EventKind::kAhead}});
}

Html MonthSample() {
  const law::WorkingCalendar& calendar = account::WorkingDays();
  const auto mark = [&](Date day) { return MarkOf(calendar, day); };
  return Markup(
      "<p>2026年2月10日收到，自第二天起算 20 个工作日（条例第三十三条），到{}为止。</p><div "
      "class=\"gk-months\">{}{}</div>",
      ToChinese(calendar.AddWorkingDays(kReceived, kTerm)), web::Month(2026y / std::chrono::February, mark),
      web::Month(2026y / std::chrono::March, mark));
}

void AddChartSamples(web::Page& page) {
  for (const web::Chart& chart : {ByMonth(), OverYears(), ByOutcome()}) AddChart(page, chart);
}

}  // namespace gongkai::home
