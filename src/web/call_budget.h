// How often somebody may call in an hour. Kept in this process: what it protects is this process. Pure but for the
// lock.
#pragma once

#include <map>
#include <mutex>
#include <string>

#include "base/instant.h"

namespace gongkai::web {

class CallBudget {
 public:
  explicit CallBudget(int per_hour) : per_hour_(per_hour) {}

  /// False when the hour of this caller is spent.
  bool Spend(const std::string& caller, Instant now);
  /// Of who may not call any more: until the next hour of his.
  std::chrono::seconds Wait(const std::string& caller, Instant now);

  /// So many callers at most are remembered; more are forgotten and begin anew.
  static constexpr std::size_t kMostCallers = 10'000;

 private:
  struct Spent {
    Instant since{};
    int count = 0;
  };
  const int per_hour_;
  std::mutex mutex_;
  std::map<std::string, Spent> spent_;
};

}  // namespace gongkai::web
