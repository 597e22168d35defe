// Subscriptions as they are kept. Address and code are sealed under a key outside the database and found by keyed
// digests: who has the database alone learns nobody's address. Schema: migrations/0217_subscription.sql.
#pragma once

#include <optional>
#include <string_view>

#include "account/keys.h"
#include "db/database.h"
#include "disclosure/subscription/subscription.h"

namespace gongkai::disclosure {

class SubscriptionShelf {
 public:
  explicit SubscriptionShelf(const account::Keys& keys);

  /// Nobody asks for this address but this transaction.
  void LockAddress(db::Transaction& act, const PersonalText& address) const;

  /// Not yet confirmed; its first letter is due at once. The code must be new. `network`: from where, kept as a keyed
  /// digest until it is confirmed; may be empty.
  void Add(db::Transaction& act, const Subscription& subscription, std::string_view network) const;
  std::optional<Subscription> FindByCode(db::Session& session, const PersonalText& code) const;
  /// Of that address the one that asks the same; none where there is none.
  std::optional<Subscription> FindSame(db::Session& session, const PersonalText& address,
                                       const SubscribedQuery& query) const;
  std::int64_t CountOfAddress(db::Session& session, const PersonalText& address) const;
  std::int64_t CountUnconfirmedOf(db::Session& session, const PersonalText& address) const;
  std::int64_t CountUnconfirmedFrom(db::Session& session, std::string_view network) const;

  /// A letter to confirm goes to this address.
  void CountLetter(db::Transaction& act, const PersonalText& address, Instant at) const;
  std::int64_t LettersSince(db::Session& session, const PersonalText& address, Instant since) const;

  /// No letter to confirm goes there any more; what is not confirmed is erased.
  void Refuse(db::Transaction& act, const PersonalText& address, Instant at) const;
  bool IsRefused(db::Session& session, const PersonalText& address) const;
  /// False where it was not refused.
  bool TakeRefusalBack(db::Transaction& act, const PersonalText& address) const;

  /// The next that has a letter to get, held for this caller until then; none: nothing is due.
  std::optional<Subscription> Claim(db::Transaction& act, Instant now, Instant until) const;

 private:
  std::string MarkOf(std::string_view what, std::string_view text) const;
  std::string MarkOf(const PersonalText& address) const;
  Subscription FromRow(const db::Row& row) const;

  const crypto::Key seal_, mark_;
};

std::int64_t CountSubscriptions(db::Session& session);
std::int64_t CountUnconfirmed(db::Session& session);

void ConfirmSubscription(db::Transaction& act, std::int64_t id, Instant now, Date told_through, Instant due);
/// Its first letter once more. False where one is on its way, or it is confirmed.
bool AskAgain(db::Transaction& act, std::int64_t id, Instant due);
/// A letter has ended: what was told, how often none arrived, and when the next is due; none: nothing is until it is
/// confirmed.
void EndSubscriptionLetter(db::Transaction& act, std::int64_t id, std::optional<Date> told_through, int fails,
                           std::optional<Instant> due);
/// It surely was not sent, for a reason that is not its own: the same again then.
void PutSubscriptionLetterBack(db::Transaction& act, std::int64_t id, Instant due);
/// Nobody knows whether it was sent: the same letter once more then.
void HoldSubscriptionLetter(db::Transaction& act, std::int64_t id, Instant until);

/// Nothing of it stays. False where it was not there any more.
bool EraseSubscription(db::Transaction& act, std::int64_t id);
/// The letters that are counted no more.
void ForgetLetters(db::Transaction& act, Instant sent_before);
std::int64_t EraseUnconfirmed(db::Transaction& act, Instant asked_before);

}  // namespace gongkai::disclosure
