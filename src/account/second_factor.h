// What is owed in signing in after the password, and the form of recovery codes.
//
// Source: GB/T 22239-2019 8.1.4.1 d) 采用两种或两种以上组合的鉴别技术.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "account/policy.h"
#include "account/visitor.h"

namespace gongkai::account {

/// Administrators and supervisors always; everybody when the policy says so.
bool NeedsSecondFactor(std::span<const HeldPost> posts, const Policy& policy);
bool HoldsAdminPost(std::span<const HeldPost> posts);

/// The code or a device, when one of them is owed by who has not done it. A device that is bound is asked for, needed
/// or not.
std::optional<Stage> SecondFactorOwed(bool has_device, std::span<const HeldPost> posts, const Policy& policy);

/// What is known of an account when its stage is decided.
struct Standing {
  bool has_device = false;
  bool second_factor_done = false;
  bool must_change_password = false;
  std::optional<Instant> password_set_at{};
  bool came_by_password = true;  // the identity provider keeps passwords of its own
};

/// The first thing still owed: the code, a device, another password; nothing.
Stage StageOwed(const Standing& standing, std::span<const HeldPost> posts, const Policy& policy, Instant now);

inline constexpr int kRecoveryCodes = 10;

/// 10 letters and digits as they are printed, "abcde-fghij"; from random bytes.
std::string RecoveryCodeOf(std::string_view random_bytes);
inline constexpr std::size_t kRecoveryCodeBytes = 10;

/// As typed → as compared: lower case, without blanks and hyphens. Empty when this cannot be one.
std::string FoldRecoveryCode(std::string_view typed);
/// Digits of a one-time code without the blank that apps show in the middle. Empty when this cannot be one.
std::string FoldOneTimeCode(std::string_view typed);

}  // namespace gongkai::account
