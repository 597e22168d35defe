// When somebody who tries passwords must wait. In: what was tried, oldest first. Out: until when nothing is looked at.
//
//   one account:  5 wrong ones within 15 minutes lock it for 15 minutes; each further lock is twice as long, a day at
//   the
//                 most; the right password opens nothing before that, and starts the count anew afterwards
//   one address:  30 wrong ones within 15 minutes, whatever the accounts, close it until fewer are that recent
//
// An attempt is put down as wrong before it is looked at (sign_in_actions.cc), so that many at once count as many.
// Source: GB/T 22239-2019 8.1.4.1 b) 限制非法登录次数.
#pragma once

#include <chrono>
#include <optional>
#include <span>

#include "base/instant.h"

namespace gongkai::account {

inline constexpr int kWrongPerAccount = 5;
inline constexpr int kWrongPerAddress = 30;
inline constexpr std::chrono::minutes kCountedWithin{15};
inline constexpr std::chrono::minutes kFirstLock{15};
inline constexpr std::chrono::hours kLongestLock{24};
/// Older attempts are forgotten, and with them how often the account was locked.
inline constexpr std::chrono::hours kAttemptsRemembered{24 * 7};

struct Attempt {
  Instant at{};
  bool failed = true;
};

struct AccountLock {
  std::optional<Instant> until{};  // of the last lock; over when it is not after now
  int wrong = 0;                   // within the last minutes, since the last lock or right password

  bool IsLocked(Instant now) const { return until && now < *until; }
  int TriesLeft() const { return kWrongPerAccount - wrong; }
};

AccountLock LockOf(std::span<const Attempt> attempts, Instant now);

/// `wrong`: the moments of wrong attempts from one address.
std::optional<Instant> AddressClosedUntil(std::span<const Instant> wrong, Instant now);

}  // namespace gongkai::account
