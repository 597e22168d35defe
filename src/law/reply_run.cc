// By difference, from one pause to the next. The obvious way, day by day, is the oracle of reply_clock_oracle_test.cc.
#include "law/reply_run.h"

#include <algorithm>

namespace gongkai::law {
namespace {

bool IsEndless(const Pause& pause) { return !pause.through; }

}  // namespace

std::optional<Date> OrdinaryDueDate(const ReplyRun& run, const WorkingCalendar& calendar) {
  if (std::ranges::any_of(run.pauses, IsEndless)) return std::nullopt;
  std::vector<Pause> pauses = run.pauses;
  std::ranges::sort(pauses, {}, &Pause::after);
  Date reached = run.start;  // up to and including it everything is dealt with
  WorkingDays left = run.length;
  for (const Pause& pause : pauses) {
    if (*pause.through <= std::max(pause.after, reached)) continue;
    const WorkingDays before = calendar.CountWorkingDays(reached, pause.after);
    if (before >= left) break;
    left.count -= before.count;
    reached = *pause.through;
  }
  return calendar.AddWorkingDays(reached, left);
}

// CHOICE: the day told to the applicant holds, whoever is asked after it was told; only a consultation without a term
// leaves the due date open. An organ that needs longer tells a later day (第三十五条).
std::optional<Date> DueDate(const ReplyRun& run, const WorkingCalendar& calendar) {
  const std::optional<Date> ordinary = OrdinaryDueDate(run, calendar);
  return ordinary && run.delayed_until ? run.delayed_until : ordinary;
}

bool IsProvisional(const ReplyRun& run, const WorkingCalendar& calendar) {
  std::optional<Date> due = OrdinaryDueDate(run, calendar);
  if (!due) return false;
  if (run.delayed_until) due = std::min(*due, *run.delayed_until);
  const Date first = std::chrono::sys_days(run.start) + std::chrono::days(1);
  for (std::chrono::year year = first.year(); year <= due->year(); ++year) {
    if (!calendar.CoversYear(static_cast<int>(year))) return true;
  }
  return false;
}

}  // namespace gongkai::law
