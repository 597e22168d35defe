// What a password must be. In: the password as typed, the policy, whose it is to be. Out: every sentence that stands
// against it. That it is none of the last ones is for the store to know (sign_in_store.h).
//
// Source: GB/T 22239-2019 8.1.4.1 a) 身份鉴别信息具有复杂度要求并定期更换.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"

namespace gongkai::account {

/// What the security administrator sets; these hold until then.
struct PasswordPolicy {
  int least_characters = 10;
  std::chrono::days administrators{90};  // after that many days it must be changed
  std::chrono::days others{180};
  bool operator==(const PasswordPolicy&) const = default;
};

/// A sentence of this many characters need not mix kinds.
inline constexpr std::size_t kPassphraseCharacters = 20;
/// In characters; more makes hashing costly and nobody safer.
inline constexpr std::size_t kMostPasswordCharacters = 128;
/// So many old ones may not come back.
inline constexpr int kOldPasswordsKept = 5;

/// Whose password it is: what everybody knows about them is no secret.
struct PasswordOwner {
  std::string login, name;
  std::vector<std::string> organs;  // full and short names
};

/// Empty: it may be used.
std::vector<std::string> PasswordFaults(std::string_view password, const PasswordPolicy& policy,
                                        const PasswordOwner& owner);

/// One that was never set is too old.
bool IsTooOld(std::optional<Instant> set_at, std::chrono::days most, Instant now);

}  // namespace gongkai::account
