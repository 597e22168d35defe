// Attempts to sign in, for the limits of lockout.h. The account is a keyed digest of what was typed, so that logins and
// the slips of those who type the password into the wrong field are not kept in the clear.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "account/lockout.h"
#include "crypto/key.h"
#include "db/database.h"

namespace gongkai::account {

/// What is counted together: "password", or "code" for the second step, and the login.
std::string AccountDigest(const crypto::Key& blind_key, std::string_view what, std::string_view login);

/// Oldest first; those that are still remembered.
std::vector<Attempt> AttemptsOn(db::Session& session, std::string_view account, Instant now);
/// Wrong ones within the last minutes, newest first; no more than are needed to tell.
std::vector<Instant> WrongFrom(db::Session& session, std::string_view address, Instant now);

/// As a wrong one, until MarkRight says otherwise.
std::int64_t AddAttempt(db::Transaction& act, std::string_view account, std::string_view address, Instant now);
void MarkRight(db::Transaction& act, std::int64_t attempt);
void DropAttemptsBefore(db::Transaction& act, Instant moment);

}  // namespace gongkai::account
