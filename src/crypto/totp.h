// One-time codes as a phone's authenticator app shows them. Source: RFC 6238 with HMAC-SHA1, 30 seconds and 6 digits:
// the one combination that all of these apps know. The time is a parameter.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "crypto/secret.h"

namespace gongkai::crypto {

/// 20 random bytes: as long as the hash, RFC 4226, 4.
Secret NewTotpSecret();

/// The six digits of that moment.
std::string Totp(const Secret& secret, std::chrono::sys_seconds time);

/// The step (half minute since 1970) whose code this is: that of `time`, the one before or the one after, as phones go
/// wrong by seconds and people type slowly. Nothing for another code, and for a step up to `last_used_step`: keep what
/// this returns, and a code that somebody looked over the shoulder for opens nothing.
std::optional<std::int64_t> MatchTotp(const Secret& secret, std::string_view code, std::chrono::sys_seconds time,
                                      std::optional<std::int64_t> last_used_step);

/// "otpauth://totp/ISSUER:ACCOUNT?secret=…", for a QR code. It holds the secret: show it once, keep it nowhere.
std::string OtpAuthUri(std::string_view issuer, std::string_view account, const Secret& secret);

}  // namespace gongkai::crypto
