// One attempt at a password or a code: counted before it is looked at, so that a thousand at once are a thousand, and
// taken back only by the right one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "account/deed.h"

namespace gongkai::account {

/// What is tried, and from where.
struct Tried {
  std::string account;  // AccountDigest
  std::string address;
};

/// The number of the attempt, put down as a wrong one. Errors: kConflict when it must wait, saying until when.
Result<std::int64_t> BeginAttempt(Desk& desk, const Tried& tried);

/// What the person reads after a wrong one: `wrong` and how often it may still be tried, or until when it must wait.
Error AfterWrong(Desk& desk, const Tried& tried, std::string_view wrong);

}  // namespace gongkai::account
