// The day that is set for a publication (定时发布), looked at when it is set: one that is past is refused, a rest day
// is noted, one after the legal day is warned of with the number of working days. Pure: `today` and the calendar are
// handed in. Source: 条例第二十六条, and the term of each kind (item_kind.h).
#pragma once

#include <optional>
#include <string>

#include "law/working_calendar.h"

namespace gongkai::disclosure {

struct PublishDay {
  std::string fault;    // why it may not be set; empty: it may
  std::string warning;  // it comes after the legal day
  std::string note;     // it is a rest day
};

/// `due_on`: the last day in time; none where none is known.
PublishDay CheckPublishDay(Date day, std::optional<Date> due_on, const law::WorkingCalendar& calendar, Date today);

}  // namespace gongkai::disclosure
