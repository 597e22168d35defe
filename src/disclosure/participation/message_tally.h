// How an organ deals with what the public writes, as the county's office for openness looks at it: what came in a
// period, what of it ended and when, what lies behind its last day and how long. Pure.
//
// Counted are messages by the day on which they came and by the organ that handles them now; what was removed as junk
// is counted nowhere. Comments on drafts are never late: what became of them is told with the outcome
// (国办秘函〔2019〕19号: consultations are fed back; of decisions 重大行政决策程序暂行条例第三十二条). New ones that
// look like junk are not behind their day until somebody has looked.
//
// Source: 国办秘函〔2019〕19号 (an enquiry that lay for three months since it came lets a site fail: the ages here are
// counted from the last day, and say nothing of that; see ThreeMonthsFrom); 条例第四十七条 (the office for
// openness looks after how organs work). Next to read: message_tally_store.h.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string_view>
#include "base/day_range.h"

#include "disclosure/participation/message.h"

namespace gongkai::disclosure {

/// How long an open message lies behind its last day.
enum class OverdueAge { kWeek, kMonth, kThreeMonths, kLonger };
inline constexpr std::array kOverdueAges = {OverdueAge::kWeek, OverdueAge::kMonth, OverdueAge::kThreeMonths,
                                            OverdueAge::kLonger};
std::string_view IdOf(OverdueAge age);
std::string_view NameOf(OverdueAge age);  // "7天以内", "8—30天", "31—90天", "90天以上"
std::optional<OverdueAge> OverdueAgeFrom(std::string_view id);

/// The last days of messages that lie so long; none: of all that are overdue.
DayRange DueDaysOf(std::optional<OverdueAge> age, Date today);

/// Enquiries that came before this day and are still open have lain for more than three months since they came.
Date ThreeMonthsFrom(Date today);

struct MessageTally {
  int received = 0, answered = 0, declined = 0;
  int late = 0;      // of those that ended: behind their last day
  int open = 0;      // new or in hand
  int unlooked = 0;  // of those: new, and they look like junk
  std::array<int, kOverdueAges.size()> overdue{};

  int Overdue() const;
  MessageTally& operator+=(const MessageTally& other);
  bool operator==(const MessageTally&) const = default;
};

/// By organ and kind; a pair without a message has no entry.
using MessageTallies = std::map<std::pair<OrganId, MessageKind>, MessageTally>;
/// None: of all organs, of all kinds.
MessageTally SumOf(const MessageTallies& tallies, std::optional<OrganId> organ, std::optional<MessageKind> kind);

/// A period as it was typed; what is empty is the first day of this year, or today. Errors: "from", "until".
FormResult<DayRange> PeriodIn(std::string_view from, std::string_view until, Date today);

}  // namespace gongkai::disclosure
