// How often one network may search: enough for a room full of people, too little for a program that reads everything by
// searching. Counted in this process, by the minute; nothing of what was searched for is kept. Thread-safe; pure: the
// moment is a parameter.
#pragma once

#include <cstddef>
#include <mutex>
#include <string>
#include <unordered_map>

#include "base/instant.h"

namespace gongkai::disclosure {

class SearchPace {
 public:
  static constexpr int kMostAMinute = 120;
  /// So many networks are counted at once; with more the counting begins anew.
  static constexpr std::size_t kMostNetworks = 20'000;

  explicit SearchPace(int most_a_minute = kMostAMinute) : most_(most_a_minute) {}

  /// Counts one search. False when there were too many in this minute.
  bool May(const std::string& network, Instant now);

 private:
  const int most_;
  std::mutex mutex_;
  std::chrono::sys_time<std::chrono::minutes> minute_{};
  std::unordered_map<std::string, int> counts_;
};

}  // namespace gongkai::disclosure
