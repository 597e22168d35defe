// So many may wait for a password of theirs to be looked at: hashing takes long by intent, and the threads that are
// left answer everybody else.
#pragma once

#include <atomic>

#include "crypto/password_hash.h"

namespace gongkai::account {

/// Held while passwords are hashed for one request. Exceptions: crypto::HashingBusy when too many are at it.
class PlaceAtTheDoor {
 public:
  PlaceAtTheDoor() {
    if (++Taken() <= kMost) return;
    --Taken();
    throw crypto::HashingBusy();
  }
  ~PlaceAtTheDoor() { --Taken(); }
  PlaceAtTheDoor(const PlaceAtTheDoor&) = delete;
  PlaceAtTheDoor& operator=(const PlaceAtTheDoor&) = delete;

 private:
  static constexpr int kMost = 6;
  static std::atomic<int>& Taken() {
    static std::atomic<int> taken = 0;
    return taken;
  }
};

}  // namespace gongkai::account
