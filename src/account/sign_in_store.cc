#include "account/sign_in_store.h"

#include "account/password_rules.h"

namespace gongkai::account {
namespace {

constexpr std::string_view kSelect =
    "SELECT password, password_set_at, must_change, totp_key, totp_last_step, totp_bound_at FROM person WHERE id = ?";
// Two passwords set within one second are one row; the later one counts.
constexpr std::string_view kKeepOld =
    "INSERT INTO old_password (person_id, set_at, password) SELECT id, password_set_at, password FROM person "
    "WHERE id = ? AND password <> '' AND password_set_at IS NOT NULL "
    "ON CONFLICT (person_id, set_at) DO UPDATE SET password = excluded.password";
constexpr std::string_view kForgetOldest =
    "DELETE FROM old_password WHERE person_id = ? AND set_at NOT IN "
    "(SELECT set_at FROM old_password WHERE person_id = ? ORDER BY set_at DESC LIMIT ?)";
constexpr std::string_view kSetPassword =
    "UPDATE person SET password = ?, password_set_at = ?, must_change = 0, "
    "state = CASE WHEN state = 'invited' THEN 'active' ELSE state END, version = version + 1 WHERE id = ?";
constexpr std::string_view kActivate =
    "UPDATE person SET state = 'active', version = version + 1 WHERE id = ? AND state = 'invited'";
constexpr std::string_view kVoidPassword =
    "UPDATE person SET password = '', password_set_at = NULL, must_change = 1 WHERE id = ?";
constexpr std::string_view kRehash = "UPDATE person SET password = ? WHERE id = ? AND password = ?";
constexpr std::string_view kSelectOld =
    "SELECT password FROM old_password WHERE person_id = ? ORDER BY set_at DESC LIMIT ?";
constexpr std::string_view kHasDevice = "SELECT COUNT(*) FROM person WHERE id = ? AND totp_key IS NOT NULL";
constexpr std::string_view kUseStep = "UPDATE person SET totp_last_step = ? WHERE id = ? AND totp_last_step < ?";
constexpr std::string_view kBind = "UPDATE person SET totp_key = ?, totp_last_step = ?, totp_bound_at = ? WHERE id = ?";
constexpr std::string_view kUnbind =
    "UPDATE person SET totp_key = NULL, totp_last_step = 0, totp_bound_at = NULL WHERE id = ?";
constexpr std::string_view kDropCodes = "DELETE FROM recovery_code WHERE person_id = ?";
constexpr std::string_view kAddCode = "INSERT INTO recovery_code (person_id, digest, used_at) VALUES (?, ?, NULL)";
constexpr std::string_view kCountCodes = "SELECT COUNT(*) FROM recovery_code WHERE person_id = ? AND used_at IS NULL";
constexpr std::string_view kUseCode =
    "UPDATE recovery_code SET used_at = ? WHERE person_id = ? AND digest = ? AND used_at IS NULL";

std::optional<Instant> ReadInstant(const db::Row& row, int column) {
  const auto seconds = row.Get<std::optional<std::int64_t>>(column);
  return seconds ? std::optional(Instant(std::chrono::seconds(*seconds))) : std::nullopt;
}

}  // namespace

std::optional<Credentials> FindCredentials(db::Session& session, PersonId person) {
  db::Rows rows = session.Query(kSelect, person.value);
  if (!rows.Next()) return std::nullopt;
  const db::Row& row = rows.row();
  const auto key = row.Get<std::optional<db::Blob>>(3);
  return Credentials{.password = row.Get<std::string>(0),
                     .password_set_at = ReadInstant(row, 1),
                     .must_change = row.Get<bool>(2),
                     .totp_key = key ? std::optional(key->bytes) : std::nullopt,
                     .totp_last_step = row.Get<std::int64_t>(4),
                     .totp_bound_at = ReadInstant(row, 5)};
}

void SetPassword(db::Transaction& act, PersonId person, std::string_view hash, Instant now) {
  act.Execute(kKeepOld, person.value);
  act.Execute(kForgetOldest, person.value, person.value, kOldPasswordsKept);
  act.Execute(kSetPassword, hash, Seconds(now), person.value);
}

void Activate(db::Transaction& act, PersonId person) { act.Execute(kActivate, person.value); }

void VoidPassword(db::Transaction& act, PersonId person) {
  act.Execute(kKeepOld, person.value);
  act.Execute(kVoidPassword, person.value);
}

void Rehash(db::Transaction& act, PersonId person, std::string_view old_hash, std::string_view new_hash) {
  act.Execute(kRehash, new_hash, person.value, old_hash);
}

std::vector<std::string> OldPasswords(db::Session& session, PersonId person) {
  std::vector<std::string> hashes;
  for (const db::Row& row : session.Query(kSelectOld, person.value, kOldPasswordsKept)) {
    hashes.push_back(row.Get<std::string>(0));
  }
  return hashes;
}

bool HasDevice(db::Session& session, PersonId person) {
  return session.One<std::int64_t>(kHasDevice, person.value) == 1;
}

bool UseTotpStep(db::Transaction& act, PersonId person, std::int64_t step) {
  return act.Execute(kUseStep, step, person.value, step) == 1;
}

void BindDevice(db::Transaction& act, PersonId person, std::string_view sealed_key, std::int64_t step, Instant now) {
  act.Execute(kBind, db::BlobView{sealed_key}, step, Seconds(now), person.value);
}

void UnbindDevice(db::Transaction& act, PersonId person) {
  act.Execute(kUnbind, person.value);
  act.Execute(kDropCodes, person.value);
}

void SetRecoveryCodes(db::Transaction& act, PersonId person, const std::vector<std::string>& digests) {
  act.Execute(kDropCodes, person.value);
  for (const std::string& digest : digests) act.Execute(kAddCode, person.value, digest);
}

int RecoveryCodesLeft(db::Session& session, PersonId person) { return session.One<int>(kCountCodes, person.value); }

bool UseRecoveryCode(db::Transaction& act, PersonId person, std::string_view digest, Instant now) {
  return act.Execute(kUseCode, Seconds(now), person.value, digest) == 1;
}

}  // namespace gongkai::account
