#include "account/attempt_actions.h"

#include "account/known_browser.h"
#include "account/lockout.h"
#include "account/sign_in_attempt_store.h"
#include "web/peer.h"

namespace gongkai::account {
namespace {

// Rounded up: who comes at the minute that was told is let in.
std::string MinuteAfter(Instant until) { return ToBeijingMinute(std::chrono::ceil<std::chrono::minutes>(until)); }

Error MustWait(Instant until) {
  return {ErrorKind::kConflict,
          "错误次数太多，已暂停登录到 " + MinuteAfter(until) + "。到时候再试，在此之前填对了也不能登录。", ""};
}

std::optional<Error> WaitOwed(db::Session& session, const Tried& tried, Instant now) {
  if (const auto until = LockedUntil(session, tried, now)) return MustWait(*until);
  if (tried.known) return std::nullopt;
  if (const auto until = AddressClosedUntil(WrongFrom(session, tried.address, now), now)) {
    return Error{ErrorKind::kConflict, "您所在的网络错误登录太多，已暂停到 " + MinuteAfter(*until) + "。请到时候再试。",
                 ""};
  }
  return std::nullopt;
}

}  // namespace

Tried TriedPassword(const Desk& desk, std::string_view login, std::string address, std::span<const std::string> marks) {
  const crypto::Key& key = desk.keys.blind;
  address = web::NetworkOf(address);
  for (const std::string& mark : marks) {
    if (const auto number = BrowserNumber(key, login, mark)) {
      return {AccountDigest(key, "password in " + *number, login), std::move(address), true};
    }
  }
  return {AccountDigest(key, "password", login), std::move(address)};
}

std::optional<Instant> LockedUntil(db::Session& session, const Tried& tried, Instant now) {
  const AccountLock lock = LockOf(AttemptsOn(session, tried.account, now), now);
  return lock.IsLocked(now) ? lock.until : std::nullopt;
}

std::optional<Instant> SignInClosedUntil(const Desk& desk, db::Session& session, std::string_view login) {
  return LockedUntil(session, {AccountDigest(desk.keys.blind, "password", login), ""}, desk.now());
}

// Asked without the write lock first: who is locked out must not hold up those who work.
Result<std::int64_t> BeginAttempt(Desk& desk, const Tried& tried) {
  const Instant now = desk.now();
  {
    db::Reader reader = desk.database.Read();
    if (auto wait = WaitOwed(reader, tried, now)) return std::move(*wait);
  }
  db::Transaction act = desk.database.Begin();
  act.Lock("sign-in from " + tried.address);  // always this one first: who waits for both waits in one order
  act.Lock("sign-in " + tried.account);
  if (auto wait = WaitOwed(act, tried, now)) return std::move(*wait);
  const std::int64_t attempt = AddAttempt(act, tried.account, tried.address, now);
  act.Commit();
  return attempt;
}

Error AfterWrong(Desk& desk, const Tried& tried, std::string_view wrong) {
  const Instant now = desk.now();
  db::Reader reader = desk.database.Read();
  if (auto wait = WaitOwed(reader, tried, now)) return std::move(*wait);
  const int left = LockOf(AttemptsOn(reader, tried.account, now), now).TriesLeft();
  return {ErrorKind::kForbidden, std::string(wrong) + "还可以再试 " + std::to_string(left) + " 次。", ""};
}

}  // namespace gongkai::account
