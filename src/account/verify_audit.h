// Holds the audit trail against its macs, its heads and the heads that were signed and given out. Pure: rows go in one
// after the other, faults come out; memory grows with the chains and the exports, not with the entries.
//
//   AuditCheck check(audit_key, tell);
//   check.ExpectHead(head)… ; check.ExpectSigned(heads, digest)… ;     // first what is expected, in any order
//   check.Add(entry)… ;                                                // then every entry, ordered by chain and number
//   const AuditCounts counts = check.Finish();
//
// Found, also when the database's owner did it: an entry changed, left out, put in, copied from elsewhere, moved or
// doubled; an end cut off, with the head set back or not, as far as signed heads reach; a chain cut off and written
// anew; heads and exports changed or left out.
//
// NOT found, by anybody: entries younger than the last signed heads, cut off together with their head; the whole
// database set back to its state at some export when all later exports are lost as well (keep copies outside the
// house); and what somebody does who has the key file. An act that the program never recorded is no matter of the
// chains at all.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "account/audit_fault.h"
#include "account/audit_heads.h"
#include "crypto/sm2.h"

namespace gongkai::account {

struct AuditCounts {
  std::int64_t entries = 0, chains = 0, faults = 0, warnings = 0;
};

class AuditCheck {
 public:
  AuditCheck(const crypto::Key& audit_key, TellFault tell);
  ~AuditCheck();
  AuditCheck(const AuditCheck&) = delete;
  AuditCheck& operator=(const AuditCheck&) = delete;

  void ExpectHead(const ChainHead& head);
  /// Heads whose signature was found right; `digest` is the SM3 of their bytes.
  void ExpectSigned(const HeadsExport& heads, std::string_view digest);
  void Add(const StoredEntry& stored);
  AuditCounts Finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Holds the exports of an installation against one another: given in the order of their numbers, from the first.
class ExportCheck {
 public:
  ExportCheck(const crypto::Sm2PublicKey& key, TellFault tell) : key_(key), tell_(std::move(tell)) {}

  /// What was signed; nothing, and a fault, when the signature does not fit.
  std::optional<HeadsExport> Add(const SignedHeads& heads);
  /// The same for a copy that stands alone: only the signature is looked at.
  std::optional<HeadsExport> AddCopy(const SignedHeads& heads);

 private:
  const crypto::Sm2PublicKey& key_;
  TellFault tell_;
  std::int64_t number_ = 0;
  std::optional<std::string> digest_ = "";  // of the one before; nothing behind one that was forged
};

}  // namespace gongkai::account
