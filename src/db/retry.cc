#include "db/retry.h"

#include <chrono>
#include <random>
#include <thread>

namespace gongkai::db {
namespace {

constexpr int kMostTries = 6;
constexpr int kMostTriesWhenBusy = 2;  // each has waited its full time already
constexpr int kFirstWait = 10;         // milliseconds; doubled each time

}  // namespace

bool WaitToRetry(ErrorCode code, int tries) {
  const int most = code == ErrorCode::kSerialization ? kMostTries : code == ErrorCode::kBusy ? kMostTriesWhenBusy : 0;
  if (tries >= most) return false;
  // Not all for the same time, or those that met will meet again.
  thread_local std::minstd_rand random(std::random_device{}());
  const int longest = kFirstWait << (tries - 1);
  std::this_thread::sleep_for(std::chrono::milliseconds(std::uniform_int_distribution(longest / 2, longest)(random)));
  return true;
}

}  // namespace gongkai::db
