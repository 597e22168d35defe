// One chain of the audit trail from its first entry to its last, held against its macs, its head and signed heads. Part
// of verify_audit.h, which has one after the other.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "account/audit_fault.h"

namespace gongkai::account {

/// What is known of a chain besides its entries.
struct ExpectedChain {
  struct Signed {
    std::int64_t number = 0;
    std::string mac, heads;  // heads: name of the export
  };
  std::optional<ChainHead> head{};
  std::vector<Signed> signed_heads{};  // ordered by number
};

class ChainWalk {
 public:
  ChainWalk(const crypto::Key& audit_key, OrganId chain, const ExpectedChain& expected, const TellFault& tell)
      : key_(audit_key), chain_(chain), expected_(expected), tell_(tell) {}

  void Add(const StoredEntry& stored);
  void End();

 private:
  /// An entry that does not fit where it stands. What it truly is can be told only when all of the chain was seen.
  struct Suspect {
    StoredEntry stored;
    std::string previous;  // the mac on which it stands
  };

  void Tell(FaultKind kind, std::int64_t first, std::int64_t last, std::int64_t figure = 0, std::string heads = {});
  bool Fits(const StoredEntry& stored);
  void AddDoubled(const StoredEntry& stored);
  void HoldAgainstSigned(const StoredEntry& stored, bool fits);
  void CheckClock(const AuditEntry& entry);
  void Suspend(const StoredEntry& stored);
  void TellOverflow();
  AuditFault Judge(const Suspect& suspect) const;
  std::optional<std::int64_t> TrueNumber(const Suspect& suspect) const;
  bool FollowsSuspect(std::int64_t number) const;
  void TellSuspects();
  void CheckEnd();

  const crypto::Key& key_;
  const OrganId chain_;
  const ExpectedChain& expected_;
  const TellFault& tell_;

  std::int64_t last_ = 0;
  std::string before_last_, previous_;    // macs as stored: of the entry before the last, and of the last
  std::optional<std::string> should_be_;  // the mac the last one should have, when it has another
  bool knows_previous_ = true;            // false behind a gap
  std::optional<Instant> last_at_{};
  std::size_t next_signed_ = 0;
  std::vector<Suspect> suspects_;
  std::optional<std::pair<std::int64_t, std::int64_t>> overflow_;  // suspects beyond those that are kept
  bool told_ = false;
};

}  // namespace gongkai::account
