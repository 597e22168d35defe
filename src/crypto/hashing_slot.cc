#include "crypto/hashing_slot.h"

#include <condition_variable>
#include <mutex>

namespace gongkai::crypto {
namespace {

// Not std::counting_semaphore: in libstdc++ 12 its timed wait may miss a release and sleep on.
struct Gate {
  std::mutex mutex;
  std::condition_variable freed;
  HashingLimits limits;
  int taken = 0;
};

Gate& TheGate() {
  static Gate gate;
  return gate;
}

}  // namespace

void SetHashingLimits(HashingLimits limits) {
  Gate& gate = TheGate();
  const std::lock_guard lock(gate.mutex);
  gate.limits = limits;
  gate.freed.notify_all();
}

HashingSlot::HashingSlot() {
  Gate& gate = TheGate();
  std::unique_lock lock(gate.mutex);
  const auto is_free = [&gate] { return gate.taken < gate.limits.at_once; };
  if (!gate.freed.wait_for(lock, gate.limits.longest_wait, is_free)) throw HashingBusy();
  ++gate.taken;
}

HashingSlot::~HashingSlot() {
  Gate& gate = TheGate();
  const std::lock_guard lock(gate.mutex);
  --gate.taken;
  gate.freed.notify_one();
}

}  // namespace gongkai::crypto
