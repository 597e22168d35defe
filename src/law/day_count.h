// A term counted day by day, so that a due date can be explained: which days were counted, which were not, and why.
//
//   const DayCount count = CountDays(calendar, formed_on, {20, TermUnit::kWorkingDays});
//   count.end                 // the last day that is in time
//   for (const CountedDay& day : count.days) …   // 3月2日 第1天; 3月7日 周末，不计; …
//
// The day of the event is not counted; day 1 is the next day that counts. A term in calendar days ends on its last day,
// be it a day off: "within twenty days" is no longer for a holiday. Where a procedure moves the last day on, as in
// disputes, its own rule says so (WorkingCalendar::MoveToWorkingDay). Source: 国务院关于节假日安排的年度通知.
#pragma once

#include <string>
#include <vector>

#include "law/working_calendar.h"

namespace gongkai::law {

enum class TermUnit { kWorkingDays, kCalendarDays };

struct Term {
  int number = 0;
  TermUnit unit = TermUnit::kWorkingDays;
  bool operator==(const Term&) const = default;
};

/// "20个工作日", "30日".
std::string ToChinese(Term term);

struct CountedDay {
  Date day{};
  int number = 0;  // the how-manieth day of the term it is; 0: not counted
  DayExplanation why;
};

struct DayCount {
  Date start{};                  // the event; not counted
  Date end{};                    // the last day in time
  std::vector<CountedDay> days;  // from the day after start through end
  bool is_provisional = false;   // a year in it has no holiday notice yet: reckoned by weekends alone
};

/// `term.number` is never negative; none at all: the end is the start.
DayCount CountDays(const WorkingCalendar& calendar, Date start, Term term);

/// Where the term ends, without the days: for lists.
Date EndOf(const WorkingCalendar& calendar, Date start, Term term);

/// "周末，不计", "春节放假，不计", "周日，因春节调休上班": what is told of a day; empty for an ordinary working day.
std::string ReasonOf(Date day, const DayExplanation& why);

}  // namespace gongkai::law
