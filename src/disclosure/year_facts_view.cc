#include "disclosure/year_facts_view.h"

#include "disclosure/participation/message_state_store.h"
#include "disclosure/participation/message_tally_store.h"

namespace gongkai::disclosure {
namespace {

// A publication that was stopped before its day made nothing public.
#define FIRST_PUBLISHED                                                                                              \
  "(SELECT MIN(p.published_at) FROM item_publication p WHERE p.organ_id = i.organ_id AND p.item = i.number AND NOT " \
  "EXISTS (SELECT 1 FROM item_event e WHERE e.organ_id = p.organ_id AND e.item = p.item AND e.version = p.version "  \
  "AND e.kind = 'publication_stopped'))"
#define ITEM_COLUMNS "SELECT i.number, i.kind, i.title, i.on_site, "

// Parameters of each: organ, first second of the year, first second behind it.
constexpr std::string_view kPublished =
    "SELECT number, kind, title, on_site, first_at FROM (" ITEM_COLUMNS FIRST_PUBLISHED
    " AS first_at FROM item i WHERE i.organ_id = ? AND NOT (i.withdrawn_at IS NOT NULL AND i.withdrawal_kind = "
    "'error')) seen WHERE first_at >= ? AND first_at < ? ORDER BY first_at, number";
constexpr std::string_view kWithdrawn = ITEM_COLUMNS
    "i.withdrawn_at FROM item i WHERE i.organ_id = ? AND i.withdrawn_at >= ? AND i.withdrawn_at < ? ORDER BY "
    "i.withdrawn_at, i.number";
constexpr std::string_view kFaulty = ITEM_COLUMNS
    "i.withdrawn_at FROM item i WHERE i.organ_id = ? AND i.withdrawn_at >= ? AND i.withdrawn_at < ? AND "
    "i.withdrawal_kind IN ('error', 'leak') ORDER BY i.withdrawn_at, i.number";
constexpr std::string_view kRegistered =
    "SELECT number, kind, title, on_site, first_at FROM (" ITEM_COLUMNS
    "(SELECT MIN(e.at) FROM item_event e WHERE e.organ_id = i.organ_id AND e.item = i.number AND e.kind = "
    "'registered') AS first_at FROM item i WHERE i.organ_id = ? AND i.stage = 'registered') seen WHERE first_at >= ? "
    "AND first_at < ? ORDER BY first_at, number";

constexpr std::string_view kByChannel =
    "SELECT channel, COUNT(DISTINCT item) FROM channel_posting WHERE organ_id = ? AND posted_on >= ? AND posted_on <= "
    "? AND annulled_words = '' GROUP BY channel";
constexpr std::string_view kOfChannel =
    "SELECT i.number, i.kind, i.title, i.on_site, MIN(c.posted_on) FROM channel_posting c JOIN item i ON i.organ_id = "
    "c.organ_id AND i.number = c.item WHERE c.organ_id = ? AND c.posted_on >= ? AND c.posted_on <= ? AND c.channel = ? "
    "AND c.annulled_words = '' GROUP BY i.number, i.kind, i.title, i.on_site ORDER BY 5, 1";

constexpr std::string_view kComplaints =
    "SELECT COUNT(*), COUNT(CASE WHEN rectified_on IS NOT NULL THEN 1 END) FROM complaint WHERE against_id = ? AND "
    "decided_at >= ? AND decided_at < ? AND verdict IN ('founded', 'partly')";

Date FirstOf(int year) { return Date(std::chrono::year(year) / 1 / 1); }
Date LastOf(int year) { return Date(std::chrono::year(year) / 12 / 31); }

std::string_view SqlFor(YearItemFact fact) {
  switch (fact) {
    case YearItemFact::kPublished:
      return kPublished;
    case YearItemFact::kWithdrawn:
      return kWithdrawn;
    case YearItemFact::kFaulty:
      return kFaulty;
    case YearItemFact::kRegistered:
      break;
  }
  return kRegistered;
}

YearItem ItemFrom(const db::Row& row, OrganId organ) {
  return {.id = {organ, row.Get<std::int64_t>(0)},
          .kind = ItemKindFrom(row.Get<std::string_view>(1)).value_or(ItemKind::kOther),
          .title = row.Get<std::string>(2),
          .on = {},
          .on_site = row.Get<std::int64_t>(3) != 0};
}

}  // namespace

bool KeptItemsBy(db::Session& session, OrganId organ, int year) {
  const auto first =
      session.One<std::optional<std::int64_t>>("SELECT MIN(at) FROM item_event WHERE organ_id = ?", organ.value);
  return first && *first < SecondOfDay(FirstOf(year + 1));
}

std::vector<YearItem> YearItemsOf(db::Session& session, OrganId organ, int year, YearItemFact fact) {
  std::vector<YearItem> items;
  for (const db::Row& row :
       session.Query(SqlFor(fact), organ.value, SecondOfDay(FirstOf(year)), SecondOfDay(FirstOf(year + 1)))) {
    items.push_back(ItemFrom(row, organ));
    items.back().on = BeijingDay(Instant{std::chrono::seconds(row.Get<std::int64_t>(4))});
  }
  return items;
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
  const MessageTally tally =
      SumOf(MessageTalliesOf(session, std::vector{organ}, {FirstOf(year), LastOf(year)}, today), organ, std::nullopt);
  YearMessages messages{.received = tally.received, .answered = tally.answered};
  for (const db::Row& row :
       session.Query(kComplaints, organ.value, SecondOfDay(FirstOf(year)), SecondOfDay(FirstOf(year + 1)))) {
    messages.founded = row.Get<std::int64_t>(0);
    messages.rectified = row.Get<std::int64_t>(1);
  }
  return messages;
}

}  // namespace gongkai::disclosure
