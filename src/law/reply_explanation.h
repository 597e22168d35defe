// A run told day by day: which day counts, as which, and why another does not. Pages, letters and `gongkai deadline`
// show these rows; nobody reckons a due date again.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "law/reply_run.h"
#include "law/working_calendar.h"

namespace gongkai::law {

enum class DayReason {
  kWorkingDay,  // counts, nothing to say
  kMakeUp,      // counts, although a weekend
  kWeekend,
  kHoliday,
  kConsultation,  // a working day on which somebody was asked
  kDelay,         // after the ordinary due date, up to the day told to the applicant
};

struct ReplyDay {
  Date on{};
  DayReason reason{};
  int number = 0;         // of a day that counts, from 1; else 0
  std::string holiday{};  // "春节", of a day off or the make-up day that belongs to it

  bool Counts() const { return number > 0; }
};

/// Every calendar day from the one after the start to the due date; none while there is no due date.
std::vector<ReplyDay> ExplainRun(const ReplyRun& run, const WorkingCalendar& calendar);

/// As in the exchange format: "周末", "法定节假日", "征求意见", "延迟答复", "调休上班"; empty for an ordinary working
/// day.
std::string_view NameOf(DayReason reason);

/// For people: "第3个工作日", "第4个工作日（春节调休上班）", "春节放假，不计算", "周末，不计算".
std::string Describe(const ReplyDay& day);

}  // namespace gongkai::law
