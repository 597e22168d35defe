// One attempt at a password or a code: counted before it is looked at, so that a thousand at once are a thousand, and
// taken back only by the right one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "account/deed.h"

namespace gongkai::account {

/// What is tried, and from where.
struct Tried {
  std::string account;  // AccountDigest
  std::string address;
  bool known = false;  // from a browser of the account itself: what others do at the same address does not close it
};

/// The number of the attempt, put down as a wrong one. Errors: kConflict when it must wait, saying until when.
Result<std::int64_t> BeginAttempt(Desk& desk, const Tried& tried);

/// Until when the account is closed to these attempts; none when it is open.
std::optional<Instant> LockedUntil(db::Session& session, const Tried& tried, Instant now);

/// What the person reads after a wrong one: `wrong` and how often it may still be tried, or until when it must wait.
Error AfterWrong(Desk& desk, const Tried& tried, std::string_view wrong);

}  // namespace gongkai::account
