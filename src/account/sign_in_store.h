// What is kept of a person for signing in: the password as its hash, the last ones, the authenticator's key as it was
// sealed, recovery codes as digests. Nothing here can be turned back into what a person types.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "account/post.h"
#include "base/instant.h"
#include "db/database.h"

namespace gongkai::account {

struct Credentials {
  std::string password;  // empty: none was set yet
  std::optional<Instant> password_set_at{};
  bool must_change = false;
  std::optional<std::string> totp_key{};  // sealed (crypto/seal.h)
  std::int64_t totp_last_step = 0;        // of the last code that was used
  std::optional<Instant> totp_bound_at{};
};

/// None when there is no such person.
std::optional<Credentials> FindCredentials(db::Session& session, PersonId person);

/// The one before joins the old ones. Who was invited is active from now on.
void SetPassword(db::Transaction& act, PersonId person, std::string_view hash, Instant now);
/// Who was invited and has come in without a password is active from now on.
void Activate(db::Transaction& act, PersonId person);
/// From now on no password fits; the one there was joins the old ones, and the next is set through a link.
void VoidPassword(db::Transaction& act, PersonId person);
/// The same password at another cost.
void Rehash(db::Transaction& act, PersonId person, std::string_view old_hash, std::string_view new_hash);
/// The last few, newest first, without the one in force.
std::vector<std::string> OldPasswords(db::Session& session, PersonId person);

/// Whether an authenticator is bound.
bool HasDevice(db::Session& session, PersonId person);
/// False when this step or a later one was used already.
bool UseTotpStep(db::Transaction& act, PersonId person, std::int64_t step);
void BindDevice(db::Transaction& act, PersonId person, std::string_view sealed_key, std::int64_t step, Instant now);
/// With its recovery codes.
void UnbindDevice(db::Transaction& act, PersonId person);

/// Instead of all there were.
void SetRecoveryCodes(db::Transaction& act, PersonId person, const std::vector<std::string>& digests);
int RecoveryCodesLeft(db::Session& session, PersonId person);
/// False when it is none of this person's, or used.
bool UseRecoveryCode(db::Transaction& act, PersonId person, std::string_view digest, Instant now);

}  // namespace gongkai::account
