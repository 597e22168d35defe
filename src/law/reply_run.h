// A run: the working days of an application from one start to the day by which it must be answered, with the days that
// do not count. Correction and payment end a run and begin another. Here is the arithmetic; what makes a run:
// reply_clock.h; the same days told one by one: reply_explanation.h.
#pragma once

#include <optional>
#include <vector>

#include "base/date.h"
#include "law/working_calendar.h"

namespace gongkai::law {

/// Days on which somebody is asked: after `after`, up to and including `through`. None when `through` is not later.
struct Pause {
  Date after{};
  std::optional<Date> through{};  // nothing: no end is in sight
};

struct ReplyRun {
  Date start{};                         // day 0, not counted
  WorkingDays length{};                 // of the reply and its extensions
  std::vector<Pause> pauses{};          // may overlap: their days are counted out once
  std::optional<Date> delayed_until{};  // 第三十五条: the day told to the applicant
};

/// The day on which the last working day of the run falls; nothing while a pause has no end.
std::optional<Date> OrdinaryDueDate(const ReplyRun& run, const WorkingCalendar& calendar);

/// The last day on which the reply is in time: the ordinary one, or that of the delay.
std::optional<Date> DueDate(const ReplyRun& run, const WorkingCalendar& calendar);

/// Whether a day of the count, up to the due date, lies in a year whose holiday notice is not loaded.
bool IsProvisional(const ReplyRun& run, const WorkingCalendar& calendar);

}  // namespace gongkai::law
