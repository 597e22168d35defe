#include "account/audit.h"

namespace gongkai::account {
namespace {

// The row of a chain's head is its lock: the update waits for whoever appends at the same time, on both engines.
constexpr std::string_view kOpenChain =
    "INSERT INTO audit_head (organ_id, number, mac) VALUES (?, 0, ?) ON CONFLICT (organ_id) DO NOTHING";
constexpr std::string_view kNextNumber =
    "UPDATE audit_head SET number = number + 1 WHERE organ_id = ? RETURNING number, mac";
constexpr std::string_view kInsertEntry =
    "INSERT INTO audit_entry (organ_id, number, at, person_id, post, act, object, outcome, detail, address, mac) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kMoveHead = "UPDATE audit_head SET mac = ? WHERE organ_id = ?";

struct Head {
  std::int64_t number = 0;
  db::Blob mac;
};

std::optional<Head> MoveOn(db::Transaction& act, OrganId organ) {
  db::Rows rows = act.Query(kNextNumber, organ.value);
  if (!rows.Next()) return std::nullopt;
  Head head{rows.row().Get<std::int64_t>(0), rows.row().Get<db::Blob>(1)};
  while (rows.Next()) {
  }
  return head;
}

Head TakeHead(db::Transaction& act, OrganId organ) {
  if (auto head = MoveOn(act, organ)) return std::move(*head);
  act.Execute(kOpenChain, organ.value, db::BlobView{""});
  if (auto head = MoveOn(act, organ)) return std::move(*head);
  throw db::DatabaseError(db::ErrorCode::kOther, "the chain of the audit trail has no head");
}

}  // namespace

void Record(db::Transaction& act, const crypto::Key& audit_key, const AuditEntry& given) {
  const Head head = TakeHead(act, given.organ);
  AuditEntry entry = given;
  entry.number = head.number;
  const std::string mac = MacOf(audit_key, entry, head.mac.bytes);
  act.Execute(kInsertEntry, entry.organ.value, entry.number, entry.at.time_since_epoch().count(), entry.person.value,
              entry.post, entry.act, entry.object, IdOf(entry.outcome), entry.detail, entry.address, db::BlobView{mac});
  act.Execute(kMoveHead, db::BlobView{mac}, entry.organ.value);
}

}  // namespace gongkai::account
