// One entry of the audit trail, and the mac that binds it to the one before. Pure: written by audit.h, checked by
// verify_audit.h, signed as heads by audit_heads.h.
//
//   mac(n) = HMAC-SM3(key, fields of entry n · mac(n-1))       mac(0) is empty
//   fields = chain, n, at, person, post, act, object, outcome, detail, address; each as LENGTH ":" BYTES, numbers in
//   decimal
//
// An entry holds ids and keyed digests, never personal text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "account/post.h"
#include "base/instant.h"
#include "crypto/key.h"

namespace gongkai::account {

enum class Outcome { kDone, kRefused };
std::string_view IdOf(Outcome outcome);    // "done", "refused"
std::string_view NameOf(Outcome outcome);  // "完成", "被拒绝"
std::optional<Outcome> OutcomeFrom(std::string_view id);

struct AuditEntry {
  OrganId organ{0};  // whose chain; kInstallation for what belongs to no organ
  std::int64_t number = 0;
  Instant at{};
  PersonId person{0};  // 0: nobody signed in, or the program itself
  std::string post;    // IdOf(PostKind), empty without one
  std::string act;     // "organ.rename", "session.start", …: audit_words.h
  std::string object;  // "organ:12", "person:7"; empty where there is none
  Outcome outcome = Outcome::kDone;
  std::string detail;  // a JSON object without personal text; "{}" when there is nothing to say
  std::string address;
};

/// An entry as it was found, with the mac that lay beside it.
struct StoredEntry {
  AuditEntry entry;
  std::string mac;
  bool is_readable = true;  // false: a field is missing, or holds what no entry can
};

/// The end of a chain: the number of its last entry, and that entry's mac.
struct ChainHead {
  OrganId chain{0};
  std::int64_t number = 0;
  std::string mac;
};

/// The bytes that are authenticated.
std::string Canonical(const AuditEntry& entry, std::string_view previous_mac);

/// 32 bytes.
std::string MacOf(const crypto::Key& audit_key, const AuditEntry& entry, std::string_view previous_mac);

}  // namespace gongkai::account
