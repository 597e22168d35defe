#include "account/lockout.h"

#include <algorithm>
#include <deque>
#include <functional>
#include <vector>

namespace gongkai::account {
namespace {

std::chrono::minutes LengthOf(int earlier_locks) {
  constexpr int kDoublings = 7;  // 15 minutes, seven times doubled, are more than a day
  return std::min<std::chrono::minutes>(kFirstLock * (1 << std::min(earlier_locks, kDoublings)), kLongestLock);
}

}  // namespace

AccountLock LockOf(std::span<const Attempt> attempts, Instant now) {
  AccountLock lock;
  std::deque<Instant> recent;
  int locks = 0;
  const auto forget = [&](Instant moment) {
    while (!recent.empty() && moment - recent.front() >= kCountedWithin) recent.pop_front();
  };
  for (const Attempt& attempt : attempts) {
    if (!attempt.failed) {
      recent.clear();
      locks = 0;
      continue;
    }
    forget(attempt.at);
    recent.push_back(attempt.at);
    if (recent.size() < kWrongPerAccount) continue;
    lock.until = attempt.at + LengthOf(locks++);
    recent.clear();
  }
  forget(now);
  lock.wrong = static_cast<int>(recent.size());
  return lock;
}

std::optional<Instant> AddressClosedUntil(std::span<const Instant> wrong, Instant now) {
  if (wrong.size() < kWrongPerAddress) return std::nullopt;
  std::vector<Instant> newest(wrong.begin(), wrong.end());
  std::ranges::sort(newest, std::greater<>());
  const Instant opens = newest[kWrongPerAddress - 1] + kCountedWithin;
  return now < opens ? std::optional(opens) : std::nullopt;
}

}  // namespace gongkai::account
