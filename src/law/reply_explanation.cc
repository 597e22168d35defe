#include "law/reply_explanation.h"

#include <algorithm>

namespace gongkai::law {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

bool IsPaused(const ReplyRun& run, Date day) {
  return std::ranges::any_of(
      run.pauses, [day](const Pause& pause) { return day > pause.after && (!pause.through || day <= *pause.through); });
}

DayReason ReasonOf(DayKind kind, bool paused) {
  switch (kind) {
    case DayKind::kWeekend:
      return DayReason::kWeekend;
    case DayKind::kHoliday:
      return DayReason::kHoliday;
    case DayKind::kWeekday:
      return paused ? DayReason::kConsultation : DayReason::kWorkingDay;
    case DayKind::kMakeUp:
      return paused ? DayReason::kConsultation : DayReason::kMakeUp;
  }
  return DayReason::kWorkingDay;
}

}  // namespace

std::vector<ReplyDay> ExplainRun(const ReplyRun& run, const WorkingCalendar& calendar) {
  std::vector<ReplyDay> told;
  const std::optional<Date> due = DueDate(run, calendar);
  if (!due) return told;
  int number = 0;
  for (sys_days day = sys_days(run.start) + days(1); day <= sys_days(*due); day += days(1)) {
    if (number == run.length.count) {
      told.push_back({.on = day, .reason = DayReason::kDelay});
      continue;
    }
    DayExplanation explained = calendar.Explain(day);
    const DayReason reason = ReasonOf(explained.kind, IsPaused(run, day));
    const bool counts = reason == DayReason::kWorkingDay || reason == DayReason::kMakeUp;
    told.push_back({day, reason, counts ? ++number : 0, std::move(explained.holiday)});
  }
  return told;
}

std::string_view NameOf(DayReason reason) {
  switch (reason) {
    case DayReason::kWorkingDay:
      return "";
    case DayReason::kMakeUp:
      return "调休上班";
    case DayReason::kWeekend:
      return "周末";
    case DayReason::kHoliday:
      return "法定节假日";
    case DayReason::kConsultation:
      return "征求意见";
    case DayReason::kDelay:
      return "延迟答复";
  }
  return "";
}

std::string Describe(const ReplyDay& day) {
  const std::string name(NameOf(day.reason));
  if (day.Counts()) {
    const std::string counted = "第" + std::to_string(day.number) + "个工作日";
    return day.reason == DayReason::kMakeUp ? counted + "（" + day.holiday + name + "）" : counted;
  }
  if (day.reason == DayReason::kHoliday) return day.holiday + "放假，不计算";
  if (day.reason == DayReason::kDelay) return "已告知延迟答复";
  return name + "，不计算";
}

}  // namespace gongkai::law
