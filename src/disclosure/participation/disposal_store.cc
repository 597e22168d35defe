#include "disclosure/participation/disposal_store.h"

#include "account/sight.h"

namespace gongkai::disclosure {
namespace {

#define DISPOSAL_COLUMNS                                                                                         \
  "organ_id, number, kind, year, kept_years, basis, appraisal, state, proposed_by, proposed_name, proposed_at, " \
  "decided_by, decided_name, decided_at, decided_words, version"

// Ended, with their words, and in no record that is proposed. Of comments on drafts none.
#define CAN_BE_DESTROYED                                                                                               \
  "m.state IN ('answered', 'declined') AND m.kind <> 'comment' AND m.erased_at IS NULL AND NOT EXISTS (SELECT 1 FROM " \
  "message_disposal_entry e JOIN message_disposal d ON d.organ_id = e.organ_id AND d.number = e.disposal WHERE "       \
  "e.message_organ = m.organ_id AND e.message = m.number AND d.state = 'proposed')"
constexpr std::string_view kCountDue =
    "SELECT m.handler_id, substr(m.ended_on, 1, 4), m.kind, COUNT(*) FROM public_message m WHERE " IN_SIGHT(
        "m.handler_id") " AND " CAN_BE_DESTROYED
                        " AND m.ended_on < ? GROUP BY m.handler_id, substr(m.ended_on, 1, 4), m.kind ORDER BY "
                        "m.handler_id, substr(m.ended_on, 1, 4), m.kind";
constexpr std::string_view kSelectDue =
    "SELECT m.organ_id, m.number FROM public_message m WHERE m.handler_id = ? AND m.kind = ? AND m.ended_on >= ? AND "
    "m.ended_on <= ? AND " CAN_BE_DESTROYED " ORDER BY m.ended_on, m.organ_id, m.number LIMIT ?";

constexpr std::string_view kNextNumber = "SELECT COALESCE(MAX(number), 0) + 1 FROM message_disposal WHERE organ_id = ?";
constexpr std::string_view kInsert = "INSERT INTO message_disposal (" DISPOSAL_COLUMNS
                                     ") VALUES (?, ?, ?, ?, ?, ?, ?, 'proposed', ?, ?, ?, NULL, '', NULL, '', 1)";
constexpr std::string_view kInsertEntry =
    "INSERT INTO message_disposal_entry (organ_id, disposal, message_organ, message, destroyed) VALUES (?, ?, ?, ?, 0)";
constexpr std::string_view kSelect =
    "SELECT " DISPOSAL_COLUMNS " FROM message_disposal WHERE organ_id = ? AND number = ?";
constexpr std::string_view kUpdate =
    "UPDATE message_disposal SET state = ?, decided_by = ?, decided_name = ?, decided_at = ?, decided_words = ?, "
    "version "
    "= version + 1 WHERE organ_id = ? AND number = ? AND version = ?";
constexpr std::string_view kList = "SELECT " DISPOSAL_COLUMNS " FROM message_disposal WHERE " IN_SIGHT(
    "organ_id") " AND (? = 0 OR state = 'proposed') ORDER BY proposed_at DESC, organ_id, number DESC LIMIT ?";
constexpr std::string_view kSelectEntries =
    "SELECT e.message_organ, e.message, m.at, m.ended_on, e.destroyed FROM message_disposal_entry e JOIN "
    "public_message "
    "m ON m.organ_id = e.message_organ AND m.number = e.message WHERE e.organ_id = ? AND e.disposal = ? ORDER BY "
    "e.message_organ, e.message";
constexpr std::string_view kMark =
    "UPDATE message_disposal_entry SET destroyed = 1 WHERE organ_id = ? AND disposal = ? AND message_organ = ? AND "
    "message = ?";

constexpr std::string_view kDestroyedSince =
    "SELECT organ_id, number, at, erased_at FROM public_message WHERE erased_at >= ? ORDER BY erased_at";

std::int64_t Seconds(Instant instant) { return instant.time_since_epoch().count(); }
Instant ToInstant(std::int64_t seconds) { return Instant(std::chrono::seconds(seconds)); }

template <class Value>
Value Known(const std::optional<Value>& value) {
  if (!value) throw db::DatabaseError(db::ErrorCode::kOther, "unknown word in a disposal");
  return *value;
}

Disposal FromRow(const db::Row& row) {
  Disposal disposal{.id = {OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)},
                    .kind = Known(MessageKindFrom(row.Get<std::string_view>(2))),
                    .year = row.Get<int>(3),
                    .kept_years = row.Get<int>(4),
                    .basis = row.Get<std::string>(5),
                    .appraisal = row.Get<std::string>(6),
                    .state = Known(DisposalStateFrom(row.Get<std::string_view>(7))),
                    .proposed_by = account::PersonId{row.Get<std::int64_t>(8)},
                    .proposed_name = row.Get<std::string>(9),
                    .proposed_at = ToInstant(row.Get<std::int64_t>(10))};
  if (!row.IsNull(11)) disposal.decided_by = account::PersonId{row.Get<std::int64_t>(11)};
  disposal.decided_name = row.Get<std::string>(12);
  if (!row.IsNull(13)) disposal.decided_at = ToInstant(row.Get<std::int64_t>(13));
  disposal.decided_words = row.Get<std::string>(14);
  disposal.version = row.Get<std::int64_t>(15);
  return disposal;
}

}  // namespace

std::vector<DueForDisposal> CountDueForDisposal(db::Session& session, const std::vector<OrganId>& organs, Date before) {
  const std::string sight = account::SightText(organs);
  std::vector<DueForDisposal> due;
  for (const db::Row& row : session.Query(kCountDue, sight, sight, before)) {
    due.push_back({.organ = OrganId{row.Get<std::int64_t>(0)},
                   .year = std::stoi(row.Get<std::string>(1)),
                   .kind = Known(MessageKindFrom(row.Get<std::string_view>(2))),
                   .count = row.Get<int>(3)});
  }
  return due;
}

std::vector<MessageId> MessagesForDisposal(db::Session& session, OrganId organ, MessageKind kind, int year, int most) {
  const Date first = std::chrono::year(year) / std::chrono::January / 1;
  const Date last = std::chrono::year(year) / std::chrono::December / 31;
  std::vector<MessageId> ids;
  for (const db::Row& row : session.Query(kSelectDue, organ.value, IdOf(kind), first, last, most)) {
    ids.push_back({OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)});
  }
  return ids;
}

DisposalId AddDisposal(db::Transaction& act, Disposal disposal, const std::vector<MessageId>& messages) {
  act.Lock("message disposals of " + std::to_string(disposal.id.organ.value));
  disposal.id.number = act.One<std::int64_t>(kNextNumber, disposal.id.organ.value);
  act.Execute(kInsert, disposal.id.organ.value, disposal.id.number, IdOf(disposal.kind), disposal.year,
              disposal.kept_years, disposal.basis, disposal.appraisal, disposal.proposed_by.value,
              disposal.proposed_name, Seconds(disposal.proposed_at));
  for (const MessageId id : messages) {
    act.Execute(kInsertEntry, disposal.id.organ.value, disposal.id.number, id.organ.value, id.number);
  }
  return disposal.id;
}

std::optional<Disposal> FindDisposal(db::Session& session, DisposalId id) {
  db::Rows rows = session.Query(kSelect, id.organ.value, id.number);
  if (!rows.Next()) return std::nullopt;
  return FromRow(rows.row());
}

bool UpdateDisposal(db::Transaction& act, const Disposal& disposal) {
  const auto by = disposal.decided_by ? std::optional(disposal.decided_by->value) : std::nullopt;
  const auto at = disposal.decided_at ? std::optional(Seconds(*disposal.decided_at)) : std::nullopt;
  return act.Execute(kUpdate, IdOf(disposal.state), by, disposal.decided_name, at, disposal.decided_words,
                     disposal.id.organ.value, disposal.id.number, disposal.version) == 1;
}

std::vector<Disposal> DisposalsOf(db::Session& session, const std::vector<OrganId>& organs, bool only_proposed,
                                  int most) {
  const std::string sight = account::SightText(organs);
  std::vector<Disposal> disposals;
  for (const db::Row& row : session.Query(kList, sight, sight, only_proposed ? 1 : 0, most)) {
    disposals.push_back(FromRow(row));
  }
  return disposals;
}

std::vector<DisposalEntry> EntriesOf(db::Session& session, DisposalId id) {
  std::vector<DisposalEntry> entries;
  for (const db::Row& row : session.Query(kSelectEntries, id.organ.value, id.number)) {
    entries.push_back({.message = {OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)},
                       .received_on = BeijingDay(ToInstant(row.Get<std::int64_t>(2))),
                       .ended_on = row.Get<Date>(3),
                       .is_destroyed = row.Get<int>(4) != 0});
  }
  return entries;
}

void MarkDestroyed(db::Transaction& act, DisposalId id, MessageId message) {
  act.Execute(kMark, id.organ.value, id.number, message.organ.value, message.number);
}

std::vector<ErasedMessage> DestroyedSince(db::Session& session, Instant since) {
  std::vector<ErasedMessage> erased;
  for (const db::Row& row : session.Query(kDestroyedSince, Seconds(since))) {
    erased.push_back({.id = {OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)},
                      .arrived = ToInstant(row.Get<std::int64_t>(2)),
                      .erased = ToInstant(row.Get<std::int64_t>(3))});
  }
  return erased;
}

}  // namespace gongkai::disclosure
