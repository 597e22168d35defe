// Who is told how long before a reply is due, into which distance from its day a case falls, and when an application
// whose receipt nobody has established is an alarm. Pure: today, or the moment, is a parameter.
//
// The distances are the house's own and no term of the law: whoever handles a case has it before them from its half on,
// the leader in charge a week before, the head of the organ two days before, the county on the last day and behind it.
// Source: 条例第三十一条 (of ordinary post the organ confirms on the day on which it comes; other ways by both sides),
// 第三十三条 (the term), 第四十七条 (the county urges). Next to read: case_due_view.h, case_reminders.h.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "base/day_range.h"
#include "base/instant.h"
#include "law/receipt.h"
#include "law/working_calendar.h"

namespace gongkai::request {

enum class Watcher { kHandler, kReviewer, kHead, kCounty };

/// Cases due up to this day stand before this watcher.
Date WatchedUntil(Watcher watcher, Date today, const law::WorkingCalendar& calendar);

/// How far an open case is from its day.
enum class DueBand {
  kOverdue,  // its day is over
  kSoon,     // within three working days, today included
  kNear,     // within ten
  kLater,
  kNoDay,  // it waits for somebody, or its receipt is not established
};
inline constexpr std::array kDueBands = {DueBand::kOverdue, DueBand::kSoon, DueBand::kNear, DueBand::kLater,
                                         DueBand::kNoDay};
std::string_view IdOf(DueBand band);
std::string_view NameOf(DueBand band);  // "已逾期", "3个工作日内", "10个工作日内", "以后", "暂不计期限"
std::optional<DueBand> DueBandFrom(std::string_view id);
DueBand BandOf(std::optional<Date> due, Date today, const law::WorkingCalendar& calendar);

enum class ConfirmAlarm {
  kNone,
  kToday,  // ordinary post that came today: to be confirmed before the day is over
  kLate,   // ordinary post of an earlier day; anything else for which a working day has gone by
};
/// Of an application whose receipt is not established.
ConfirmAlarm ConfirmAlarmOf(law::Channel channel, Date submitted, Instant now, const law::WorkingCalendar& calendar);
/// Whether the county is told too: a second working day has gone by.
bool CountyHearsOf(Date submitted, Instant now, const law::WorkingCalendar& calendar);

}  // namespace gongkai::request
