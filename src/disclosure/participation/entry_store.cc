#include "disclosure/participation/entry_store.h"

#include "account/sight.h"
#include "disclosure/item_columns_store.h"
#include "disclosure/participation/message_term.h"

namespace gongkai::disclosure {
namespace {

#define ENTRY_COLUMNS                                                                                              \
  "organ_id, number, kind, state, message_organ, message, title, words, received_on, due_on, item, closed_words, " \
  "hidden_words, made_by, made_name, examined_by, examined_name, digest, public_on, supports, version"

constexpr std::string_view kSelect = "SELECT " ENTRY_COLUMNS " FROM public_entry WHERE organ_id = ? AND number = ?";
constexpr std::string_view kSelectOfMessage =
    "SELECT " ENTRY_COLUMNS
    " FROM public_entry WHERE message_organ = ? AND message = ? ORDER BY made_at DESC, organ_id, number DESC LIMIT 100";
constexpr std::string_view kSelectTopicOfMessage =
    "SELECT " ENTRY_COLUMNS
    " FROM public_entry WHERE message_organ = ? AND message = ? AND kind = 'topic' AND state = 'public' LIMIT 1";
constexpr std::string_view kNextNumber = "SELECT COALESCE(MAX(number), 0) + 1 FROM public_entry WHERE organ_id = ?";
constexpr std::string_view kInsert =
    "INSERT INTO public_entry (" ENTRY_COLUMNS
    ", made_at, examined_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 1, ?, NULL)";
constexpr std::string_view kUpdate =
    "UPDATE public_entry SET state = ?, title = ?, words = ?, item = ?, closed_words = ?, hidden_words = ?, made_by = "
    "?, made_name = ?, examined_by = ?, examined_name = ?, examined_at = ?, digest = ?, public_on = ?, version = "
    "version + 1 WHERE organ_id = ? AND number = ? AND version = ?";
constexpr std::string_view kSelectOfOrgans = "SELECT " ENTRY_COLUMNS " FROM public_entry WHERE " IN_SIGHT(
    "organ_id") " AND (CAST(? AS TEXT) IS NULL OR state = ?) ORDER BY made_at DESC, organ_id, number DESC LIMIT ?";
constexpr std::string_view kSelectPublic =
    "SELECT " ENTRY_COLUMNS
    " FROM public_entry WHERE kind = ? AND state = 'public' AND (CAST(? AS TEXT) IS NULL OR public_on < ? OR "
    "(public_on "
    "= ? AND (organ_id > ? OR (organ_id = ? AND number < ?)))) ORDER BY public_on DESC, organ_id, number DESC LIMIT ?";
constexpr std::string_view kSelectOpen =
    "SELECT " ENTRY_COLUMNS " FROM public_entry WHERE " IN_SIGHT("organ_id")
    " AND kind = 'topic' AND state = 'public' AND closed_words = '' ORDER BY due_on, organ_id, number LIMIT ?";

constexpr std::string_view kSelectToSettle =
    "SELECT " ENTRY_COLUMNS
    " FROM public_entry WHERE kind = 'topic' AND state = 'public' AND item IS NOT NULL AND EXISTS (SELECT 1 FROM "
    "public_message m WHERE m.organ_id = public_entry.message_organ AND m.number = public_entry.message AND "
    "m.handler_id = public_entry.organ_id AND m.state IN ('new', 'in_hand')) "
    "ORDER BY organ_id, number LIMIT ?";

constexpr std::string_view kCountSupports =
    "SELECT COUNT(*) FROM public_support WHERE organ_id = ? AND entry = ? AND network = ? AND at > ?";
constexpr std::string_view kSelectSupport =
    "SELECT 1 FROM public_support WHERE organ_id = ? AND entry = ? AND client = ?";
constexpr std::string_view kInsertSupport =
    "INSERT INTO public_support (organ_id, entry, client, network, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (organ_id, "
    "entry, client) DO NOTHING";
constexpr std::string_view kCountUp =
    "UPDATE public_entry SET supports = supports + 1 WHERE organ_id = ? AND number = ?";

constexpr std::string_view kCountUseful =
    "SELECT COUNT(*) FROM (SELECT 1 FROM item_usefulness WHERE network = ? AND at > ? LIMIT 1000) AS lately";
constexpr std::string_view kCountOfItem =
    "SELECT COUNT(*) FROM (SELECT 1 FROM item_usefulness WHERE organ_id = ? AND item = ? LIMIT ?) AS said";
constexpr std::string_view kPutUseful =
    "INSERT INTO item_usefulness (organ_id, item, client, network, is_useful, at) VALUES (?, ?, ?, ?, ?, ?) ON "
    "CONFLICT "
    "(organ_id, item, client) DO UPDATE SET is_useful = excluded.is_useful, at = excluded.at";
constexpr std::string_view kSelectUseful =
    "SELECT CAST(COALESCE(SUM(is_useful), 0) AS BIGINT), COUNT(*) FROM item_usefulness WHERE organ_id = ? AND item = ?";
constexpr std::string_view kSelectLeast =
    "SELECT u.organ_id, u.item, i.title, CAST(SUM(u.is_useful) AS BIGINT), COUNT(*) FROM item_usefulness u JOIN item i ON i.organ_id = "
    "u.organ_id AND i.number = u.item WHERE " IN_SIGHT("u.organ_id")
    " GROUP BY u.organ_id, u.item, i.title ORDER BY COUNT(*) - SUM(u.is_useful) DESC, u.organ_id, u.item LIMIT ?";

constexpr std::string_view kSelectOutcome =
    "SELECT i.organ_id, i.number FROM item_reference r JOIN item i ON i.organ_id = r.organ_id AND i.number = r.item "
    "AND "
    "i.published_version = r.version WHERE r.index_number = ? AND i.kind = 'outcome' AND " IS_PUBLIC
    " ORDER BY i.number DESC LIMIT 1";
constexpr std::string_view kSelectDrafts =
    "SELECT organ_id, number FROM item WHERE kind = 'draft' AND " IS_PUBLIC
    " AND (? = 1 OR " IN_SIGHT("organ_id") ") ORDER BY public_from DESC, organ_id, number DESC LIMIT ?";

constexpr int kUsefulPerHouseholdHour = 60;

std::int64_t Seconds(Instant instant) { return instant.time_since_epoch().count(); }

template <class Value>
Value Known(const std::optional<Value>& value) {
  if (!value) throw db::DatabaseError(db::ErrorCode::kOther, "unknown word in an entry");
  return *value;
}

PublicEntry FromRow(const db::Row& row) {
  PublicEntry entry{.id = {OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)},
                    .kind = Known(PublicEntryKindFrom(row.Get<std::string_view>(2))),
                    .state = Known(PublicEntryStateFrom(row.Get<std::string_view>(3))),
                    .title = row.Get<std::string>(6),
                    .words = row.Get<std::string>(7),
                    .received_on = row.Get<std::optional<Date>>(8),
                    .due_on = row.Get<std::optional<Date>>(9),
                    .item = row.Get<std::optional<std::int64_t>>(10),
                    .closed_words = row.Get<std::string>(11),
                    .hidden_words = row.Get<std::string>(12),
                    .made_by = account::PersonId{row.Get<std::int64_t>(13)},
                    .made_name = row.Get<std::string>(14),
                    .examined_name = row.Get<std::string>(16),
                    .digest = row.Get<std::string>(17),
                    .public_on = row.Get<std::optional<Date>>(18),
                    .supports = row.Get<std::int64_t>(19),
                    .version = row.Get<std::int64_t>(20)};
  if (!row.IsNull(4)) entry.message = MessageId{OrganId{row.Get<std::int64_t>(4)}, row.Get<std::int64_t>(5)};
  if (!row.IsNull(15)) entry.examined_by = account::PersonId{row.Get<std::int64_t>(15)};
  return entry;
}

std::optional<PublicEntry> FirstOf(db::Rows rows) {
  if (!rows.Next()) return std::nullopt;
  return FromRow(rows.row());
}

std::vector<PublicEntry> AllOf(db::Rows rows) {
  std::vector<PublicEntry> entries;
  for (const db::Row& row : rows) entries.push_back(FromRow(row));
  return entries;
}

std::vector<ItemId> ItemsOf(db::Rows rows) {
  std::vector<ItemId> items;
  for (const db::Row& row : rows) items.push_back({OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)});
  return items;
}

std::optional<std::int64_t> ValueOf(std::optional<account::PersonId> person) {
  return person ? std::optional(person->value) : std::nullopt;
}

}  // namespace

std::optional<PublicEntry> FindEntry(db::Session& session, EntryId id) {
  return FirstOf(session.Query(kSelect, id.organ.value, id.number));
}

std::optional<PublicEntry> LockedEntry(db::Transaction& act, EntryId id) {
  act.Lock("public entry " + ToString(id));
  return FindEntry(act, id);
}

std::vector<PublicEntry> EntriesOfMessage(db::Session& session, MessageId message) {
  return AllOf(session.Query(kSelectOfMessage, message.organ.value, message.number));
}

std::optional<PublicEntry> PublicTopicOf(db::Session& session, MessageId message) {
  return FirstOf(session.Query(kSelectTopicOfMessage, message.organ.value, message.number));
}

EntryId AddEntry(db::Transaction& act, PublicEntry entry, Instant at) {
  act.Lock("public entries of " + std::to_string(entry.id.organ.value));
  entry.id.number = act.One<std::int64_t>(kNextNumber, entry.id.organ.value);
  const auto organ = entry.message ? std::optional(entry.message->organ.value) : std::nullopt;
  const auto message = entry.message ? std::optional(entry.message->number) : std::nullopt;
  act.Execute(kInsert, entry.id.organ.value, entry.id.number, IdOf(entry.kind), IdOf(entry.state), organ, message,
              entry.title, entry.words, entry.received_on, entry.due_on, entry.item, entry.closed_words,
              entry.hidden_words, entry.made_by.value, entry.made_name, ValueOf(entry.examined_by), entry.examined_name,
              entry.digest, entry.public_on, Seconds(at));
  return entry.id;
}

bool UpdateEntry(db::Transaction& act, const PublicEntry& entry, Instant at) {
  const auto examined_at = entry.examined_by ? std::optional(Seconds(at)) : std::nullopt;
  return act.Execute(kUpdate, IdOf(entry.state), entry.title, entry.words, entry.item, entry.closed_words,
                     entry.hidden_words, entry.made_by.value, entry.made_name, ValueOf(entry.examined_by),
                     entry.examined_name, examined_at, entry.digest, entry.public_on, entry.id.organ.value,
                     entry.id.number, entry.version) == 1;
}

std::vector<PublicEntry> EntriesOf(db::Session& session, const std::vector<OrganId>& organs,
                                   std::optional<PublicEntryState> state, int most) {
  const std::string sight = account::SightText(organs);
  const auto id = state ? std::optional(std::string(IdOf(*state))) : std::nullopt;
  return AllOf(session.Query(kSelectOfOrgans, sight, sight, id, id, most));
}

std::vector<PublicEntry> PublicEntries(db::Session& session, PublicEntryKind kind, std::optional<EntryPlace> after,
                                       int count) {
  const auto day = after ? std::optional(after->public_on) : std::nullopt;
  const std::int64_t organ = after ? after->id.organ.value : 0, number = after ? after->id.number : 0;
  return AllOf(session.Query(kSelectPublic, IdOf(kind), day, day, day, organ, organ, number, count));
}

std::vector<PublicEntry> OpenTopics(db::Session& session, const std::vector<OrganId>& organs, int most) {
  const std::string sight = account::SightText(organs);
  return AllOf(session.Query(kSelectOpen, sight, sight, most));
}

std::vector<PublicEntry> TopicsToSettle(db::Session& session, int most) {
  return AllOf(session.Query(kSelectToSettle, most));
}

bool MayAddSupport(db::Session& session, EntryId id, const SupportBy& by, Instant since) {
  if (session.First<int>(kSelectSupport, id.organ.value, id.number, by.client)) return false;
  const int lately = session.One<int>(kCountSupports, id.organ.value, id.number, by.household, Seconds(since));
  return lately < kSupportsPerHousehold;
}

bool AddSupport(db::Transaction& act, EntryId id, const SupportBy& by, Instant at) {
  if (act.Execute(kInsertSupport, id.organ.value, id.number, by.client, by.household, Seconds(at)) != 1) return false;
  act.Execute(kCountUp, id.organ.value, id.number);
  return true;
}

bool MayPutUsefulness(db::Session& session, ItemId item, const SupportBy& by, Instant now) {
  const std::int64_t hour = Seconds(now - std::chrono::hours(1));
  if (session.One<int>(kCountUseful, by.household, hour) >= kUsefulPerHouseholdHour) return false;
  return session.One<int>(kCountOfItem, item.organ.value, item.number, kMostSaidUseful) < kMostSaidUseful;
}

void PutUsefulness(db::Transaction& act, ItemId item, const SupportBy& by, bool is_useful, Instant at) {
  act.Execute(kPutUseful, item.organ.value, item.number, by.client, by.household, is_useful ? 1 : 0, Seconds(at));
}

Usefulness UsefulnessOf(db::Session& session, ItemId item) {
  db::Rows rows = session.Query(kSelectUseful, item.organ.value, item.number);
  if (!rows.Next()) return {};
  const int yes = rows.row().Get<int>(0), all = rows.row().Get<int>(1);
  return {yes, all - yes};
}

std::vector<ItemUsefulness> LeastUseful(db::Session& session, const std::vector<OrganId>& organs, int most) {
  const std::string sight = account::SightText(organs);
  std::vector<ItemUsefulness> items;
  for (const db::Row& row : session.Query(kSelectLeast, sight, sight, most)) {
    const int yes = row.Get<int>(3), all = row.Get<int>(4);
    items.push_back(
        {{OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)}, row.Get<std::string>(2), {yes, all - yes}});
  }
  return items;
}

std::optional<ItemId> PublicOutcomeOf(db::Session& session, std::string_view index_number, Date today) {
  const auto found = ItemsOf(session.Query(kSelectOutcome, index_number, today, today));
  return found.empty() ? std::nullopt : std::optional(found.front());
}

std::vector<ItemId> PublicDraftsOf(db::Session& session, const std::vector<OrganId>& organs, Date today, int most) {
  const std::string sight = account::SightText(organs);
  return ItemsOf(session.Query(kSelectDrafts, today, today, organs.empty() ? 1 : 0, sight, sight, most));
}

}  // namespace gongkai::disclosure
