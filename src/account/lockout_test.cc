// Wrong passwords along a day: when an account is closed, for how long, and that nothing opens it early.
#include "account/lockout.h"

#include <doctest/doctest.h>

#include <vector>

namespace gongkai::account {
namespace {

using namespace std::chrono_literals;

const Instant kEight = std::chrono::sys_days(2026y / 3 / 10) + 0h;

// Wrong ones at these minutes after eight.
std::vector<Attempt> Wrong(std::initializer_list<int> minutes) {
  std::vector<Attempt> attempts;
  for (const int minute : minutes) attempts.push_back({kEight + std::chrono::minutes(minute), true});
  return attempts;
}

Instant At(int minute) { return kEight + std::chrono::minutes(minute); }

TEST_CASE("five wrong ones within a quarter of an hour lock the account for a quarter") {
  CHECK_FALSE(LockOf(Wrong({0, 1, 2, 3}), At(3)).IsLocked(At(3)));
  CHECK(LockOf(Wrong({0, 1, 2, 3}), At(3)).TriesLeft() == 1);
  const AccountLock lock = LockOf(Wrong({0, 1, 2, 3, 4}), At(4));
  CHECK(lock.until == At(19));
  CHECK(lock.IsLocked(At(19) - 1s));
  CHECK_FALSE(lock.IsLocked(At(19)));
}

TEST_CASE("wrong ones that lie far apart lock nothing") {
  const auto attempts = Wrong({0, 5, 10, 14, 15, 20, 25, 29});
  for (std::size_t count = 1; count <= attempts.size(); ++count) {
    const std::span<const Attempt> so_far(attempts.data(), count);
    CHECK_FALSE(LockOf(so_far, so_far.back().at).until.has_value());
  }
  CHECK(LockOf(Wrong({0, 5, 10}), At(40)).TriesLeft() == kWrongPerAccount);
}

TEST_CASE("each further lock is twice as long, a day at the most") {
  std::vector<Attempt> attempts;
  Instant now = kEight;
  std::vector<std::chrono::minutes> lengths;
  for (int lock = 0; lock < 9; ++lock) {
    for (int i = 0; i < kWrongPerAccount; ++i) attempts.push_back({now, true});
    const auto until = LockOf(attempts, now).until.value();
    lengths.push_back(std::chrono::duration_cast<std::chrono::minutes>(until - now));
    now = until;
  }
  CHECK(lengths ==
        std::vector<std::chrono::minutes>{15min, 30min, 60min, 120min, 240min, 480min, 960min, 1440min, 1440min});
}

TEST_CASE("the right password, once it may be tried again, starts the count anew") {
  auto attempts = Wrong({0, 1, 2, 3, 4});
  attempts.push_back({At(20), false});
  CHECK(LockOf(attempts, At(20)).TriesLeft() == kWrongPerAccount);
  for (int i = 0; i < kWrongPerAccount; ++i) attempts.push_back({At(21), true});
  CHECK(LockOf(attempts, At(21)).until == At(36));  // the first length again
}

TEST_CASE("an address is closed by thirty wrong ones, and opens when they are a quarter of an hour old") {
  std::vector<Instant> wrong;
  for (int i = 0; i < kWrongPerAddress - 1; ++i) wrong.push_back(At(0) + std::chrono::seconds(i));
  CHECK_FALSE(AddressClosedUntil(wrong, At(1)).has_value());
  wrong.push_back(At(1));
  CHECK(AddressClosedUntil(wrong, At(1)) == At(15));
  CHECK_FALSE(AddressClosedUntil(wrong, At(15)).has_value());
}

}  // namespace
}  // namespace gongkai::account
