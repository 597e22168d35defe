#include "db/once.h"

#include "crypto/sm3.h"

namespace gongkai::db {
namespace {

// Waits for a transaction that has inserted the same key and not ended yet.
constexpr std::string_view kClaim =
    "INSERT INTO act_once (key, act, done_at, result) VALUES (?, ?, ?, '') ON CONFLICT (key) DO NOTHING";
constexpr std::string_view kSelectResult = "SELECT result FROM act_once WHERE key = ? AND act = ?";
constexpr std::string_view kKeepResult = "UPDATE act_once SET result = ? WHERE key = ?";
constexpr std::string_view kRelease = "DELETE FROM act_once WHERE key = ?";
constexpr std::string_view kForget = "DELETE FROM act_once WHERE done_at < ?";

}  // namespace

Once::Once(Transaction& act, std::string_view key, std::string_view name, std::chrono::sys_seconds now)
    : act_(act), key_(crypto::Sm3Hex(key)) {
  const std::string digest = crypto::Sm3Hex(name);
  if (act_.Execute(kClaim, key_, digest, now.time_since_epoch().count()) != 0) return;
  result_ = act_.First<std::string>(kSelectResult, key_, digest);
  is_of_another_ = !result_;
}

void Once::Finish(std::string_view result) { act_.Execute(kKeepResult, result, key_); }

void Once::Release() { act_.Execute(kRelease, key_); }

std::int64_t ForgetActs(Transaction& act, std::chrono::sys_seconds time) {
  return act.Execute(kForget, time.time_since_epoch().count());
}

}  // namespace gongkai::db
