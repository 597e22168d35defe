// The audit trail: who did what, when, from where, and what was refused. One chain an organ (and one for the
// installation), each entry bound to the one before it by HMAC-SM3 under a key that is not in the database.
//
//   mac(n) = HMAC-SM3(key, length-prefixed: organ, n, at, person, post, act, object, outcome, detail, address,
//   mac(n-1))
//
// An entry holds ids and keyed digests, never personal text. It is written in the transaction of the act (deed.h), so
// that neither is there without the other. Next to read: deed.h, verify_audit.h, audit_heads.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "account/visitor.h"
#include "base/instant.h"
#include "crypto/key.h"
#include "db/database.h"

namespace gongkai::account {

enum class Outcome { kDone, kRefused };
std::string_view IdOf(Outcome outcome);  // "done", "refused"

struct AuditEntry {
  OrganId organ{0};  // whose chain; kInstallation for what belongs to no organ
  std::int64_t number = 0;
  Instant at{};
  PersonId person{0};  // 0: nobody signed in, or the program itself
  std::string post;    // IdOf(PostKind), empty without one
  std::string act;     // "organ.rename", "session.start", …
  std::string object;  // "organ:12", "person:7"; empty where there is none
  Outcome outcome = Outcome::kDone;
  std::string detail;  // a JSON object without personal text; "{}" when there is nothing to say
  std::string address;
};

/// Appends to the chain of entry.organ; `number` is given here. Locks that chain until the transaction ends.
void Record(db::Transaction& act, const crypto::Key& audit_key, const AuditEntry& entry);

/// The bytes that are authenticated. Public for verify_audit and its tests.
std::string Canonical(const AuditEntry& entry, std::string_view previous_mac);

}  // namespace gongkai::account
