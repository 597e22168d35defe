// A place among those who may hash a password now. Hashing is made to cost memory and a core; without a limit a flood
// of sign-ins would take all of both from everybody else's pages.
#pragma once

#include <chrono>
#include <stdexcept>

namespace gongkai::crypto {

struct HashingLimits {
  int at_once = 2;                               // 64 MiB each at the most, see password_hash.cc
  std::chrono::milliseconds longest_wait{5000};  // a person at the sign-in page gives up at about that time
};

/// For the whole process, from now on.
void SetHashingLimits(HashingLimits limits);

/// Nobody's fault and soon over: to be answered with 503 and its sentence.
struct HashingBusy : std::runtime_error {
  HashingBusy() : std::runtime_error("现在登录的人太多，请过几秒再试。") {}
};

/// Waits for a place, and gives it back at its end. Errors: HashingBusy after the longest wait.
class HashingSlot {
 public:
  HashingSlot();
  ~HashingSlot();
  HashingSlot(const HashingSlot&) = delete;
  HashingSlot& operator=(const HashingSlot&) = delete;
};

}  // namespace gongkai::crypto
