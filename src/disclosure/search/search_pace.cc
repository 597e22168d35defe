#include "disclosure/search/search_pace.h"

namespace gongkai::disclosure {

bool SearchPace::May(const std::string& network, Instant now) {
  const auto minute = std::chrono::floor<std::chrono::minutes>(now);
  const std::scoped_lock lock(mutex_);
  if (minute != minute_ || counts_.size() >= kMostNetworks) {
    counts_.clear();
    minute_ = minute;
  }
  return ++counts_[network] <= most_;
}

}  // namespace gongkai::disclosure
