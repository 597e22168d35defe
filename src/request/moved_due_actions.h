// When a holiday notice is loaded, due days move: which ones, told to those who handle them, and all copies reckoned
// again. The notices come with the program; a calendar that is another one than the last time is a notice that was
// loaded. Source: 条例第三十三条 (working days); 国务院办公厅关于部分节假日安排的通知 (yearly).
#pragma once

#include <string>

#include "account/deed.h"
#include "law/working_calendar.h"
#include "request/case_actions.h"

namespace gongkai::request {

/// The same text for the same working days of all years whose notice is there.
std::string MarkOf(const law::WorkingCalendar& calendar);

/// Timed, every ten minutes: nothing is done while the calendar is the last one's. Killed in the midst it begins again,
/// and what it listed stays listed. One line of what came of it.
std::string FollowHolidayNotices(account::Desk& desk);

}  // namespace gongkai::request
