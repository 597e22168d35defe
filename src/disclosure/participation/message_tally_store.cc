#include "disclosure/participation/message_tally_store.h"

#include "account/sight.h"
#include "disclosure/participation/message_state_store.h"

namespace gongkai::disclosure {
namespace {

#define HOW_MANY(condition) "COUNT(CASE WHEN " condition " THEN 1 END)"
#define HOW_MANY_OVERDUE HOW_MANY(IS_OVERDUE_WITHIN)

// Parameters: the days of each age, sight twice, from, until.
constexpr std::string_view kTallies =
    "SELECT handler_id, kind, COUNT(*), " HOW_MANY("state = 'answered'") ", " HOW_MANY(
        "state = 'declined'") ", " HOW_MANY(IS_ENDED_LATE) ", " HOW_MANY(IS_OPEN) ", " HOW_MANY("state = 'new' AND " IS_SET_ASIDE)
        ", " HOW_MANY_OVERDUE ", " HOW_MANY_OVERDUE ", " HOW_MANY_OVERDUE ", " HOW_MANY_OVERDUE
    " FROM public_message WHERE " IN_SIGHT("handler_id")
    " AND at >= ? AND at < ? AND state <> 'removed' GROUP BY handler_id, kind";

}  // namespace

MessageTallies MessageTalliesOf(db::Session& session, const std::optional<std::vector<OrganId>>& organs,
                                const DayRange& period, Date today) {
  static_assert(kOverdueAges.size() == 4);
  const auto days = [&](std::size_t age) { return DueDaysOf(kOverdueAges[age], today); };
  const DayRange first = days(0), second = days(1), third = days(2), fourth = days(3);
  const auto sight = account::SightText(organs);
  MessageTallies tallies;
  for (const db::Row& row : session.Query(kTallies, first.first, first.last, second.first, second.last, third.first,
                                          third.last, fourth.first, fourth.last, sight, sight,
                                          SecondOfDay(period.first), SecondOfDay(DayBehind(period.last)))) {
    const auto kind = MessageKindFrom(row.Get<std::string_view>(1));
    if (!kind) continue;
    MessageTally tally{.received = row.Get<int>(2),
                       .answered = row.Get<int>(3),
                       .declined = row.Get<int>(4),
                       .late = row.Get<int>(5),
                       .open = row.Get<int>(6),
                       .unlooked = row.Get<int>(7)};
    for (std::size_t i = 0; i < tally.overdue.size(); ++i) tally.overdue[i] = row.Get<int>(8 + static_cast<int>(i));
    tallies.emplace(std::pair(OrganId{row.Get<std::int64_t>(0)}, *kind), tally);
  }
  return tallies;
}

}  // namespace gongkai::disclosure
