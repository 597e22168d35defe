#include "law/day_count.h"

#include <array>
#include <string>

namespace gongkai::law {
namespace {

using std::chrono::sys_days;

Date Next(Date day) { return sys_days(day) + std::chrono::days(1); }

std::string_view WeekdayOf(Date day) {
  static constexpr std::array<std::string_view, 7> kNames = {"周日", "周一", "周二", "周三", "周四", "周五", "周六"};
  return kNames[std::chrono::weekday(sys_days(day)).c_encoding()];
}

bool IsProvisional(const WorkingCalendar& calendar, Date start, Date end) {
  for (int year = static_cast<int>(start.year()); year <= static_cast<int>(end.year()); ++year) {
    if (!calendar.CoversYear(year)) return true;
  }
  return false;
}

}  // namespace

std::string ToChinese(Term term) {
  return std::to_string(term.number) + (term.unit == TermUnit::kWorkingDays ? "个工作日" : "日");
}

Date EndOf(const WorkingCalendar& calendar, Date start, Term term) {
  if (term.number == 0) return start;
  if (term.unit == TermUnit::kWorkingDays) return calendar.AddWorkingDays(start, {term.number});
  return sys_days(start) + std::chrono::days(term.number);
}

DayCount CountDays(const WorkingCalendar& calendar, Date start, Term term) {
  DayCount count{.start = start, .end = EndOf(calendar, start, term), .days = {}};
  int number = 0;
  for (Date day = start; day < count.end;) {
    day = Next(day);
    const bool counts = number < term.number && (term.unit == TermUnit::kCalendarDays || calendar.IsWorkingDay(day));
    count.days.push_back({day, counts ? ++number : 0, calendar.Explain(day)});
  }
  count.is_provisional = IsProvisional(calendar, start, count.end);
  return count;
}

std::string ReasonOf(Date day, const DayExplanation& why) {
  switch (why.kind) {
    case DayKind::kWeekday:
      return {};
    case DayKind::kWeekend:
      return std::string(WeekdayOf(day)) + "，休息日";
    case DayKind::kHoliday:
      return why.holiday + "放假";
    case DayKind::kMakeUp:
      return std::string(WeekdayOf(day)) + "，因" + why.holiday + "调休上班";
  }
  return {};
}

}  // namespace gongkai::law
