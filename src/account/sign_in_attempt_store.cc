#include "account/sign_in_attempt_store.h"

#include "crypto/hmac_sm3.h"

namespace gongkai::account {
namespace {

constexpr std::string_view kSelectOn =
    "SELECT at, failed FROM sign_in_attempt WHERE account = ? AND at > ? ORDER BY id";
constexpr std::string_view kSelectWrongFrom =
    "SELECT at FROM sign_in_attempt WHERE address = ? AND failed = 1 AND at > ? ORDER BY at DESC LIMIT ?";
constexpr std::string_view kInsert =
    "INSERT INTO sign_in_attempt (account, address, at, failed) VALUES (?, ?, ?, 1) RETURNING id";
constexpr std::string_view kMarkRight = "UPDATE sign_in_attempt SET failed = 0 WHERE id = ?";
constexpr std::string_view kDrop = "DELETE FROM sign_in_attempt WHERE at < ?";

Instant ToInstant(std::int64_t seconds) { return Instant(std::chrono::seconds(seconds)); }

}  // namespace

std::string AccountDigest(const crypto::Key& blind_key, std::string_view what, std::string_view login) {
  return crypto::HmacSm3(blind_key).AddField(what).AddField(login).Finish().ToHex();
}

std::vector<Attempt> AttemptsOn(db::Session& session, std::string_view account, Instant now) {
  std::vector<Attempt> attempts;
  for (const db::Row& row : session.Query(kSelectOn, account, Seconds(now - kAttemptsRemembered))) {
    attempts.push_back({ToInstant(row.Get<std::int64_t>(0)), row.Get<bool>(1)});
  }
  return attempts;
}

std::vector<Instant> WrongFrom(db::Session& session, std::string_view address, Instant now) {
  std::vector<Instant> wrong;
  for (const db::Row& row : session.Query(kSelectWrongFrom, address, Seconds(now - kCountedWithin), kWrongPerAddress)) {
    wrong.push_back(ToInstant(row.Get<std::int64_t>(0)));
  }
  return wrong;
}

std::int64_t AddAttempt(db::Transaction& act, std::string_view account, std::string_view address, Instant now) {
  return act.One<std::int64_t>(kInsert, account, address, Seconds(now));
}

void MarkRight(db::Transaction& act, std::int64_t attempt) { act.Execute(kMarkRight, attempt); }

void DropAttemptsBefore(db::Transaction& act, Instant moment) { act.Execute(kDrop, Seconds(moment)); }

}  // namespace gongkai::account
