#include "disclosure/year_facts_view.h"

#include <algorithm>
#include <set>

#include "account/sight.h"
#include "disclosure/archive/archive_scope.h"
#include "disclosure/participation/message_state_store.h"
#include "disclosure/participation/message_tally_store.h"

namespace gongkai::disclosure {
namespace {

#define ITEM_COLUMNS "SELECT i.number, i.kind, i.title, i.on_site, "

// A release that was stopped before its day made nothing public.
#define WAS_STOPPED(release)                                                                         \
  "EXISTS (SELECT 1 FROM item_event e WHERE e.organ_id = " release ".organ_id AND e.item = " release \
  ".item AND e.version = " release ".version AND e.kind = 'publication_stopped')"

// Parameters of each: organ, first second of the days, first second behind them; of kPublished then both days. Of each
// row: the item, when it happened, the day for which it was signed.
constexpr std::string_view kPublished = ITEM_COLUMNS
    "p.published_at, v.publish_on, i.withdrawn_at FROM item i JOIN item_publication p ON p.organ_id = i.organ_id AND "
    "p.item = i.number JOIN item_version v ON v.organ_id = p.organ_id AND v.item = p.item AND v.number = p.version "
    "WHERE i.organ_id = ? AND NOT (i.withdrawn_at IS NOT NULL AND i.withdrawal_kind = 'error') AND ((p.published_at >= "
    "? AND p.published_at < ?) OR (v.publish_on >= ? AND v.publish_on <= ?)) AND NOT " WAS_STOPPED("p")
    " AND NOT EXISTS (SELECT 1 FROM item_publication o WHERE o.organ_id = p.organ_id AND o.item = p.item AND o.version "
    "< p.version AND NOT " WAS_STOPPED("o") ")";
// What was taken down and is public again has another version.
constexpr std::string_view kTakenDown = ITEM_COLUMNS
    "e.at, (SELECT v.publish_on FROM item_version v WHERE v.organ_id = e.organ_id AND v.item = e.item AND v.number = "
    "e.version), e.words FROM item i JOIN item_event e ON e.organ_id = i.organ_id AND e.item = i.number WHERE "
    "i.organ_id = ? AND (i.withdrawn_at IS NOT NULL OR i.latest_version > 1) AND e.kind = 'withdrawn' AND e.at >= ? "
    "AND e.at < ?";
constexpr std::string_view kRegistered =
    "SELECT number, kind, title, on_site, first_at FROM (" ITEM_COLUMNS
    "(SELECT MIN(e.at) FROM item_event e WHERE e.organ_id = i.organ_id AND e.item = i.number AND e.kind = "
    "'registered') AS first_at FROM item i WHERE i.organ_id = ? AND i.stage = 'registered') seen WHERE first_at >= ? "
    "AND first_at < ?";

constexpr std::string_view kByChannel =
    "SELECT channel, COUNT(DISTINCT item) FROM channel_posting WHERE organ_id = ? AND posted_on >= ? AND posted_on <= "
    "? AND annulled_words = '' GROUP BY channel";
constexpr std::string_view kOfChannel =
    "SELECT i.number, i.kind, i.title, i.on_site, MIN(c.posted_on) FROM channel_posting c JOIN item i ON i.organ_id = "
    "c.organ_id AND i.number = c.item WHERE c.organ_id = ? AND c.posted_on >= ? AND c.posted_on <= ? AND c.channel = ? "
    "AND c.annulled_words = '' GROUP BY i.number, i.kind, i.title, i.on_site ORDER BY 5, 1";

constexpr std::string_view kComplaints =
    "SELECT against_id, COUNT(*), COUNT(CASE WHEN rectified_on IS NOT NULL THEN 1 END) FROM complaint WHERE " IN_SIGHT(
        "against_id") " AND decided_at >= ? AND decided_at < ? AND verdict IN ('founded', 'partly') GROUP BY "
                      "against_id";

Date FirstOf(int year) { return Date(std::chrono::year(year) / 1 / 1); }
Date LastOf(int year) { return Date(std::chrono::year(year) / 12 / 31); }

Date DayAfter(Date day) { return Date(std::chrono::sys_days(day) + std::chrono::days(1)); }

Date DayOf(std::int64_t second) { return BeijingDay(Instant{std::chrono::seconds(second)}); }

YearItem ItemFrom(const db::Row& row, OrganId organ) {
  return {.id = {organ, row.Get<std::int64_t>(0)},
          .kind = ItemKindFrom(row.Get<std::string_view>(1)).value_or(ItemKind::kOther),
          .title = row.Get<std::string>(2),
          .on = {},
          .on_site = row.Get<std::int64_t>(3) != 0};
}

std::vector<YearItem> Published(db::Session& session, OrganId organ, const DayRange& days) {
  std::vector<YearItem> items;
  for (const db::Row& row : session.Query(kPublished, organ.value, SecondOfDay(days.first),
                                          SecondOfDay(DayAfter(days.last)), days.first, days.last)) {
    const Date signed_on = DayOf(row.Get<std::int64_t>(4));
    const Date on = std::max(signed_on, row.Get<std::optional<Date>>(5).value_or(signed_on));
    const auto taken_down = row.Get<std::optional<std::int64_t>>(6);
    const bool never_was = taken_down && DayOf(*taken_down) < on;
    if (never_was || on < days.first || days.last < on) continue;
    items.push_back(ItemFrom(row, organ));
    items.back().on = on;
  }
  return items;
}

/// None of what waited for its day.
std::vector<YearItem> TakenDown(db::Session& session, OrganId organ, const DayRange& days, YearItemFact fact) {
  std::vector<YearItem> items;
  for (const db::Row& row :
       session.Query(kTakenDown, organ.value, SecondOfDay(days.first), SecondOfDay(DayAfter(days.last)))) {
    const Date on = DayOf(row.Get<std::int64_t>(4));
    const auto publish_on = row.Get<std::optional<Date>>(5);
    const auto told = WithdrawalIn(row.Get<std::string_view>(6));
    const bool is_fault = told && (told->kind == WithdrawalKind::kError || told->kind == WithdrawalKind::kLeak);
    if ((publish_on && on < *publish_on) || (fact == YearItemFact::kFaulty && !is_fault)) continue;
    items.push_back(ItemFrom(row, organ));
    items.back().on = on;
  }
  return items;
}

std::vector<YearItem> Registered(db::Session& session, OrganId organ, const DayRange& days) {
  std::vector<YearItem> items;
  for (const db::Row& row :
       session.Query(kRegistered, organ.value, SecondOfDay(days.first), SecondOfDay(DayAfter(days.last)))) {
    items.push_back(ItemFrom(row, organ));
    items.back().on = DayOf(row.Get<std::int64_t>(4));
  }
  return items;
}

std::vector<YearItem> AllInDays(db::Session& session, OrganId organ, const DayRange& days, YearItemFact fact) {
  switch (fact) {
    case YearItemFact::kPublished:
      return Published(session, organ, days);
    case YearItemFact::kWithdrawn:
    case YearItemFact::kFaulty:
      return TakenDown(session, organ, days, fact);
    case YearItemFact::kRegistered:
      break;
  }
  return Registered(session, organ, days);
}

/// By item alone, of which the first stays.
void KeepEachOnce(std::vector<YearItem>& items) {
  std::set<ItemId> seen;
  std::erase_if(items, [&](const YearItem& each) { return !seen.insert(each.id).second; });
}

}  // namespace

bool KeptItemsBy(db::Session& session, OrganId organ, int year) {
  const auto first =
      session.One<std::optional<std::int64_t>>("SELECT MIN(at) FROM item_event WHERE organ_id = ?", organ.value);
  return first && *first < SecondOfDay(FirstOf(year + 1));
}

std::vector<YearItem> ItemsInDays(db::Session& session, OrganId organ, const DayRange& days, YearItemFact fact) {
  std::vector<YearItem> items = AllInDays(session, organ, days, fact);
  std::ranges::sort(items, {}, [](const YearItem& each) { return std::pair(each.on, each.id); });
  KeepEachOnce(items);
  return items;
}

std::vector<YearItem> YearItemsOf(db::Session& session, OrganId organ, int year, YearItemFact fact) {
  return ItemsInDays(session, organ, {FirstOf(year), LastOf(year)}, fact);
}

std::map<Channel, std::int64_t> ItemsByChannel(db::Session& session, OrganId organ, int year) {
  std::map<Channel, std::int64_t> counts;
  for (const db::Row& row : session.Query(kByChannel, organ.value, FirstOf(year), LastOf(year))) {
    if (const auto channel = ChannelFrom(row.Get<std::string_view>(0))) counts[*channel] = row.Get<std::int64_t>(1);
  }
  return counts;
}

std::vector<YearItem> ItemsOfChannel(db::Session& session, OrganId organ, int year, Channel channel) {
  std::vector<YearItem> items;
  for (const db::Row& row : session.Query(kOfChannel, organ.value, FirstOf(year), LastOf(year), IdOf(channel))) {
    items.push_back(ItemFrom(row, organ));
    items.back().on = row.Get<Date>(4);
  }
  return items;
}

YearMessages YearMessagesOf(db::Session& session, OrganId organ, int year, Date today) {
  return YearMessagesOf(session, std::vector{organ}, year, today)[organ];
}

std::map<OrganId, YearMessages> YearMessagesOf(db::Session& session, const std::vector<OrganId>& organs, int year,
                                               Date today) {
  std::map<OrganId, YearMessages> messages;
  for (const OrganId organ : organs) messages[organ];
  for (const auto& [of, tally] : MessageTalliesOf(session, organs, {FirstOf(year), LastOf(year)}, today)) {
    messages[of.first].received += tally.received;
    messages[of.first].answered += tally.answered;
  }
  const std::string sight = account::SightText(organs);
  for (const db::Row& row :
       session.Query(kComplaints, sight, sight, SecondOfDay(FirstOf(year)), SecondOfDay(FirstOf(year + 1)))) {
    YearMessages& about = messages[OrganId{row.Get<std::int64_t>(0)}];
    about.founded = row.Get<std::int64_t>(1);
    about.rectified = row.Get<std::int64_t>(2);
  }
  return messages;
}

}  // namespace gongkai::disclosure
