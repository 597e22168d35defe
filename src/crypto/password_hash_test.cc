// Passwords are known again, nothing else is, and no more than a few are hashed at once.
#include "crypto/password_hash.h"

#include <doctest/doctest.h>

#include <atomic>
#include <thread>
#include <vector>

namespace gongkai::crypto {
namespace {

// Sets the limits for one test.
struct Limited {
  explicit Limited(HashingLimits limits) { SetHashingLimits(limits); }
  ~Limited() { SetHashingLimits({}); }
};

TEST_CASE("A password is known again, and no other") {
  const std::string encoded = HashPassword("枕溪 correct horse");
  CHECK(encoded.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
  CHECK(VerifyPassword(encoded, "枕溪 correct horse"));
  CHECK_FALSE(VerifyPassword(encoded, "枕溪 correct horsf"));
  CHECK_FALSE(VerifyPassword(encoded, ""));
  CHECK_FALSE(VerifyPassword(encoded, std::string_view("枕溪 correct horse\0", 21)));
}

TEST_CASE("The same password has another hash each time") { CHECK(HashPassword("x") != HashPassword("x")); }

TEST_CASE("A hash made elsewhere is known: the example of the argon2 program") {
  // printf password | argon2 somesalt -id -t 2 -m 16 -p 1 -e
  const std::string encoded = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
  CHECK(VerifyPassword(encoded, "password"));
  CHECK_FALSE(VerifyPassword(encoded, "Password"));
  CHECK(PasswordNeedsRehash(encoded));
  CHECK_FALSE(PasswordNeedsRehash(HashPassword("password")));
}

TEST_CASE("What is no hash verifies nothing, and one that asks for too much is not tried") {
  const std::string good = HashPassword("x");
  const std::string rest = good.substr(good.find("p=1$") + 4);
  CHECK_FALSE(VerifyPassword("", "x"));
  CHECK_FALSE(VerifyPassword("x", "x"));
  CHECK_FALSE(VerifyPassword(good.substr(0, good.size() - 1), "x"));
  // 4 TiB would fail by itself; 1 GiB and a million passes would not.
  for (const char* cost : {"m=4294967295,t=2,p=1$", "m=1048576,t=2,p=1$", "m=19456,t=1000000,p=1$", "m=19456,t=2,p=99$",
                           "m=4294986752,t=2,p=1$", "m=-1,t=2,p=1$"}) {
    CAPTURE(cost);
    CHECK_FALSE(VerifyPassword(std::string("$argon2id$v=19$") + cost + rest, "x"));
  }
}

TEST_CASE("Nobody has the password of nobody, and finding that out costs as much as any") {
  CHECK_FALSE(VerifyPassword(HashOfNobody(), ""));
  CHECK_FALSE(PasswordNeedsRehash(HashOfNobody()));
  CHECK(HashOfNobody() == HashOfNobody());
}

TEST_CASE("With all places taken, hashing is refused, and works again when one is free") {
  const std::string encoded = HashPassword("x");
  const Limited limited({.at_once = 1, .longest_wait = std::chrono::milliseconds(0)});
  {
    const HashingSlot taken;
    CHECK_THROWS_AS(HashPassword("x"), HashingBusy);
    CHECK_THROWS_AS(VerifyPassword(encoded, "x"), HashingBusy);
  }
  CHECK(VerifyPassword(encoded, "x"));
}

TEST_CASE("Who waits long enough gets a place, and never are there more than allowed") {
  const Limited limited({.at_once = 2, .longest_wait = std::chrono::minutes(5)});
  std::atomic<int> inside = 0;
  std::atomic<int> most = 0;
  std::atomic<int> done = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      for (int round = 0; round < 50; ++round) {
        const HashingSlot slot;
        const int now = ++inside;
        for (int seen = most; seen < now && !most.compare_exchange_weak(seen, now);) continue;
        std::this_thread::yield();
        --inside;
        ++done;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(most <= 2);
  CHECK(done == 8 * 50);
}

}  // namespace
}  // namespace gongkai::crypto
