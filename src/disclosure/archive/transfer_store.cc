#include "disclosure/archive/transfer_store.h"

#include "account/sight.h"
#include "db/error.h"

namespace gongkai::disclosure {
namespace {

#define TRANSFER_COLUMNS                                                                                \
  "organ_id, number, receiver, receiver_name, package, from_day, until_day, carrier, remark, made_by, " \
  "made_name, made_at, received_on, received_by, receipt, recorded_name, annulled_name, annulled_words, version"
#define TRANSFER_COUNT \
  ", (SELECT COUNT(*) FROM archive_transfer_entry e WHERE e.organ_id = t.organ_id AND e.transfer = t.number)"

constexpr std::string_view kNextNumber = "SELECT COALESCE(MAX(number), 0) + 1 FROM archive_transfer WHERE organ_id = ?";
constexpr std::string_view kInsert = "INSERT INTO archive_transfer (" TRANSFER_COLUMNS
                                     ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, '', '', '', '', '', 1)";
constexpr std::string_view kInsertEntry =
    "INSERT INTO archive_transfer_entry (organ_id, transfer, position, item, version, index_number, title, kind, "
    "public_from, state, held_back, digest, told) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')";
constexpr std::string_view kSelect =
    "SELECT " TRANSFER_COLUMNS TRANSFER_COUNT " FROM archive_transfer t WHERE organ_id = ? AND number = ?";
constexpr std::string_view kList =
    "SELECT " TRANSFER_COLUMNS TRANSFER_COUNT
    " FROM archive_transfer t WHERE " IN_SIGHT("organ_id") " ORDER BY made_at DESC, organ_id, number DESC LIMIT ?";
constexpr std::string_view kEntries =
    "SELECT e.item, e.version, e.index_number, e.title, e.kind, e.public_from, e.state, e.held_back, e.digest, e.told, "
    "i.withdrawn_at, i.withdrawal_kind, i.public_until, i.published_version FROM archive_transfer_entry e JOIN item i "
    "ON i.organ_id = e.organ_id AND i.number = e.item WHERE e.organ_id = ? AND e.transfer = ? ORDER BY e.position";
constexpr std::string_view kUpdate =
    "UPDATE archive_transfer SET received_on = ?, received_by = ?, receipt = ?, recorded_name = ?, annulled_name = ?, "
    "annulled_words = ?, version = version + 1 WHERE organ_id = ? AND number = ? AND version = ?";
constexpr std::string_view kPutTold =
    "UPDATE archive_transfer_entry SET told = ? WHERE organ_id = ? AND transfer = ? AND position = ?";
// The twin of ChangeOf (transfer.h). Parameters: today.
#define CHANGE                                                                                                     \
  "CASE WHEN e.held_back <> '' THEN '' WHEN i.withdrawn_at IS NOT NULL AND (t.receiver = 'library' OR "            \
  "i.withdrawal_kind = 'leak') THEN 'withdrawn' WHEN t.receiver = 'archive' THEN '' WHEN i.public_until < ? THEN " \
  "'expired' WHEN i.published_version <> e.version THEN 'v' || i.published_version ELSE '' END"
constexpr std::string_view kToTell =
    "SELECT c.organ_id, c.number, c.receiver_name, COUNT(*) FROM (SELECT t.organ_id, t.number, t.receiver_name, e.told, "
    CHANGE
    " AS change FROM archive_transfer t JOIN archive_transfer_entry e ON e.organ_id = t.organ_id AND e.transfer = "
    "t.number JOIN item i ON i.organ_id = e.organ_id AND i.number = e.item WHERE t.annulled_words = '' AND " IN_SIGHT(
        "t.organ_id") ") c WHERE c.change <> '' AND c.change <> c.told GROUP BY c.organ_id, c.number, c.receiver_name "
                      "ORDER BY c.organ_id, c.number LIMIT ?";

Receiver KnownReceiver(std::string_view id) {
  const auto receiver = ReceiverFrom(id);
  if (!receiver) throw db::DatabaseError(db::ErrorCode::kOther, "unknown receiver of a transfer");
  return *receiver;
}

Transfer FromRow(const db::Row& row) {
  return {.organ = OrganId{row.Get<std::int64_t>(0)},
          .number = row.Get<std::int64_t>(1),
          .receiver = KnownReceiver(row.Get<std::string_view>(2)),
          .receiver_name = row.Get<std::string>(3),
          .package = row.Get<std::int64_t>(4),
          .from = row.Get<Date>(5),
          .until = row.Get<Date>(6),
          .carrier = row.Get<std::string>(7),
          .remark = row.Get<std::string>(8),
          .made_by = account::PersonId{row.Get<std::int64_t>(9)},
          .made_name = row.Get<std::string>(10),
          .made_at = Instant(std::chrono::seconds(row.Get<std::int64_t>(11))),
          .received_on = row.Get<std::optional<Date>>(12),
          .received_by = row.Get<std::string>(13),
          .receipt = row.Get<std::string>(14),
          .recorded_name = row.Get<std::string>(15),
          .annulled_name = row.Get<std::string>(16),
          .annulled_words = row.Get<std::string>(17),
          .version = row.Get<std::int64_t>(18),
          .count = row.Get<std::int64_t>(19)};
}

TransferEntry EntryFromRow(const db::Row& row, OrganId organ, Receiver receiver, Date today) {
  TransferEntry entry{.line = {.item = {organ, row.Get<std::int64_t>(0)},
                               .version = row.Get<std::int64_t>(1),
                               .index_number = row.Get<std::string>(2),
                               .title = row.Get<std::string>(3),
                               .kind = row.Get<std::string>(4),
                               .state = row.Get<std::string>(6),
                               .held_back = row.Get<std::string>(7),
                               .digest = row.Get<std::string>(8),
                               .public_from = row.Get<Date>(5)},
                      .told = row.Get<std::string>(9)};
  const EntryNow now{.is_withdrawn = row.Get<std::optional<std::int64_t>>(10).has_value(),
                     .is_leak = row.Get<std::string_view>(11) == IdOf(WithdrawalKind::kLeak),
                     .public_until = row.Get<std::optional<Date>>(12),
                     .published_version = row.Get<std::optional<std::int64_t>>(13).value_or(0)};
  entry.change = ChangeOf(receiver, entry.line, now, today);
  return entry;
}

}  // namespace

std::int64_t AddTransfer(db::Transaction& act, Transfer t) {
  act.Lock("archive transfers of " + std::to_string(t.organ.value));
  t.number = act.One<std::int64_t>(kNextNumber, t.organ.value);
  act.Execute(kInsert, t.organ.value, t.number, IdOf(t.receiver), t.receiver_name, t.package, t.from, t.until,
              t.carrier, t.remark, t.made_by.value, t.made_name, t.made_at.time_since_epoch().count());
  std::int64_t position = 0;
  for (const TransferEntry& entry : t.entries) {
    const PackageLine& line = entry.line;
    act.Execute(kInsertEntry, t.organ.value, t.number, ++position, line.item.number, line.version, line.index_number,
                line.title, line.kind, line.public_from, line.state, line.held_back, line.digest);
  }
  return t.number;
}

std::optional<Transfer> FindTransfer(db::Session& session, OrganId organ, std::int64_t number, Date today) {
  std::optional<Transfer> transfer;
  {
    db::Rows rows = session.Query(kSelect, organ.value, number);
    if (rows.Next()) transfer = FromRow(rows.row());
  }
  if (!transfer) return std::nullopt;
  for (const db::Row& row : session.Query(kEntries, organ.value, number)) {
    transfer->entries.push_back(EntryFromRow(row, organ, transfer->receiver, today));
  }
  return transfer;
}

std::vector<Transfer> ListTransfers(db::Session& session, const std::optional<std::vector<OrganId>>& organs, int most) {
  const auto sight = account::SightText(organs);
  std::vector<Transfer> transfers;
  for (const db::Row& row : session.Query(kList, sight, sight, most)) transfers.push_back(FromRow(row));
  return transfers;
}

std::int64_t CountTransfers(db::Session& session, OrganId organ) {
  return session.One<std::int64_t>("SELECT COUNT(*) FROM archive_transfer WHERE organ_id = ?", organ.value);
}

bool UpdateTransfer(db::Transaction& act, const Transfer& t) {
  return act.Execute(kUpdate, t.received_on, t.received_by, t.receipt, t.recorded_name, t.annulled_name,
                     t.annulled_words, t.organ.value, t.number, t.version) > 0;
}

void PutTold(db::Transaction& act, const Transfer& transfer, std::size_t entry, std::string_view told) {
  act.Execute(kPutTold, told, transfer.organ.value, transfer.number, static_cast<std::int64_t>(entry) + 1);
}

std::vector<TransferToTell> TransfersToTell(db::Session& session, const std::vector<OrganId>& organs, Date today,
                                            int most) {
  const std::string sight = account::SightText(organs);
  std::vector<TransferToTell> transfers;
  for (const db::Row& row : session.Query(kToTell, today, sight, sight, most)) {
    transfers.push_back(
        {OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1), row.Get<std::string>(2), row.Get<int>(3)});
  }
  return transfers;
}

}  // namespace gongkai::disclosure
