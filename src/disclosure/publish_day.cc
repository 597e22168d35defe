#include "disclosure/publish_day.h"

namespace gongkai::disclosure {
namespace {

std::string RestDay(Date day, const law::WorkingCalendar& calendar) {
  if (calendar.IsWorkingDay(day)) return {};
  const law::DayExplanation why = calendar.Explain(day);
  return ToChinese(day) + "是" + (why.holiday.empty() ? std::string("休息日") : why.holiday + "假期") +
         "，也会自动公开。";
}

}  // namespace

PublishDay CheckPublishDay(Date day, std::optional<Date> due_on, const law::WorkingCalendar& calendar, Date today) {
  PublishDay checked;
  if (day < today) {
    checked.fault = "公开日期已经过去。要签发后立即公开的，请不要填；要定时公开的，请填今天或者以后的日期。";
    return checked;
  }
  checked.note = RestDay(day, calendar);
  if (due_on && *due_on < day) {
    const int late = calendar.CountWorkingDays(*due_on, day).count;
    checked.warning = "公开日期晚于最晚公开的那一天（" + ToChinese(*due_on) + "）";
    checked.warning += late > 0 ? "，超过 " + std::to_string(late) + " 个工作日。" : "。";
    if (!calendar.CoversYear(static_cast<int>(day.year()))) {
      checked.warning += "那一年的放假通知还没有发布，先按周末推算。";
    }
  }
  return checked;
}

}  // namespace gongkai::disclosure
