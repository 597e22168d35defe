// Sessions as rules: how far a person has come in signing in, and when a session is over. Kept by session_store.h.
//
// Source: GB/T 22239-2019 8.1.4.1 身份鉴别 (end of session, time-out, two factors).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "account/post.h"
#include "base/instant.h"

namespace gongkai::account {

/// What is still owed before the office opens.
enum class Stage {
  kSecondFactor,    // the password was right, the code is owed
  kEnrol,           // a second factor is required and no device is bound yet
  kChangePassword,  // the first password, or one that is too old, must be changed
  kFull,
};
std::string_view IdOf(Stage stage);
std::optional<Stage> StageFrom(std::string_view id);

/// The policy that the security administrator sets; these are what holds until then.
struct SessionPolicy {
  std::chrono::minutes idle{30};
  std::chrono::hours absolute{12};
  bool operator==(const SessionPolicy&) const = default;
};

/// Of sessions in which the identity provider has said who it is.
inline constexpr std::string_view kSsoWay = "sso";

struct Session {
  std::string token_digest;  // SM3 of the cookie
  PersonId person{0};
  Instant started_at{}, seen_at{}, ends_at{};
  Stage stage = Stage::kFull;
  std::string address, agent;
  std::optional<Instant> ended_at{};
  std::string way = "password";     // how it began: "link", "setup", kSsoWay
  bool second_factor_done = false;  // by the person in this session, or by the identity provider
};

/// Whether it still counts: not ended, not idle for too long, not older than it may become (a policy that was tightened
/// holds for sessions that have begun).
bool IsAlive(const Session& session, const SessionPolicy& policy, Instant now);

}  // namespace gongkai::account
