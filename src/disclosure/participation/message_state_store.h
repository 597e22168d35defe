// What the list of messages (message_store.cc) and their figures (message_tally_store.cc) mean by the same words, in
// statements over public_message; and days as instants.
#pragma once

#include "base/instant.h"

#define IS_OPEN "state IN ('new', 'in_hand')"
// IsSetAside of message.h: a bit other than that of kMarkFlood, which is the lowest.
#define IS_SET_ASIDE "marks > 1"
// Comments on drafts end with their outcome, on no day of their own.
#define IS_ENDED_LATE "(state IN ('answered', 'declined') AND kind <> 'comment' AND ended_on > due_on)"
// Parameters: the first and the last of the days by which they had to end. New ones that are set aside wait for a look.
#define IS_OVERDUE_WITHIN                                                       \
  "(" IS_OPEN " AND (NOT " IS_SET_ASIDE                                         \
  " OR state = 'in_hand') AND kind <> 'comment' AND due_on >= ? AND due_on <= " \
  "?)"

namespace gongkai::disclosure {

/// When that day begins in Beijing, in seconds.
inline std::int64_t SecondOfDay(Date day) {
  return Instant(std::chrono::sys_days(day) - kBeijingOffset).time_since_epoch().count();
}
inline Date DayBehind(Date day) { return Date(std::chrono::sys_days(day) + std::chrono::days(1)); }

}  // namespace gongkai::disclosure
