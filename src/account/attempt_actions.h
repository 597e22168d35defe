// One attempt at a password or a code: counted before it is looked at, so that a thousand at once are a thousand, and
// taken back only by the right one.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
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

/// An attempt at a password. `marks`: what the browser keeps of earlier times (known_browser.h); with one of this login
/// it is counted by itself.
Tried TriedPassword(const Desk& desk, std::string_view login, std::string address, std::span<const std::string> marks);

/// The number of the attempt, put down as a wrong one. Errors: kConflict when it must wait, saying until when.
Result<std::int64_t> BeginAttempt(Desk& desk, const Tried& tried);

/// Until when the account is closed to these attempts; none when it is open.
std::optional<Instant> LockedUntil(db::Session& session, const Tried& tried, Instant now);

/// The same of those who come with this login in a browser that is not known.
std::optional<Instant> SignInClosedUntil(const Desk& desk, db::Session& session, std::string_view login);

/// What the person reads after a wrong one: `wrong` and how often it may still be tried, or until when it must wait.
Error AfterWrong(Desk& desk, const Tried& tried, std::string_view wrong);

}  // namespace gongkai::account
