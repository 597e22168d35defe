#include "account/audit.h"

#include "crypto/hmac_sm3.h"

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

void AddField(std::string& out, std::string_view field) {
  out += std::to_string(field.size());
  out += ':';
  out += field;
}

struct Head {
  std::int64_t number = 0;
  db::Blob mac;
};

Head TakeHead(db::Transaction& act, OrganId organ) {
  act.Execute(kOpenChain, organ.value, db::BlobView{""});
  db::Rows rows = act.Query(kNextNumber, organ.value);
  if (!rows.Next()) throw db::DatabaseError(db::ErrorCode::kOther, "the chain of the audit trail has no head");
  Head head{rows.row().Get<std::int64_t>(0), rows.row().Get<db::Blob>(1)};
  while (rows.Next()) {
  }
  return head;
}

}  // namespace

std::string_view IdOf(Outcome outcome) { return outcome == Outcome::kDone ? "done" : "refused"; }

std::string Canonical(const AuditEntry& entry, std::string_view previous_mac) {
  std::string out;
  AddField(out, std::to_string(entry.organ.value));
  AddField(out, std::to_string(entry.number));
  AddField(out, std::to_string(entry.at.time_since_epoch().count()));
  AddField(out, std::to_string(entry.person.value));
  AddField(out, entry.post);
  AddField(out, entry.act);
  AddField(out, entry.object);
  AddField(out, IdOf(entry.outcome));
  AddField(out, entry.detail);
  AddField(out, entry.address);
  AddField(out, previous_mac);
  return out;
}

void Record(db::Transaction& act, const crypto::Key& audit_key, const AuditEntry& given) {
  const Head head = TakeHead(act, given.organ);
  AuditEntry entry = given;
  entry.number = head.number;
  const crypto::Mac mac = crypto::HmacSm3::Of(audit_key, Canonical(entry, head.mac.bytes));
  act.Execute(kInsertEntry, entry.organ.value, entry.number, entry.at.time_since_epoch().count(), entry.person.value,
              entry.post, entry.act, entry.object, IdOf(entry.outcome), entry.detail, entry.address,
              db::BlobView{mac.bytes()});
  act.Execute(kMoveHead, db::BlobView{mac.bytes()}, entry.organ.value);
}

}  // namespace gongkai::account
