// Which images the public bodies of items name, remembered: a page with forty images asks forty times. Thread-safe.
#pragma once

#include <cstdint>
#include <functional>
#include <list>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace gongkai::disclosure {

/// Of an item's version, which never changes once it was published. Whoever asks has asked the gate first.
class RememberedImages {
 public:
  using Key = std::pair<std::string, std::int64_t>;  // item, version

  explicit RememberedImages(std::size_t most = 512) : most_(most) {}

  /// `names`: as the addresses end; asked for where nothing is remembered; a throw of it remembers nothing.
  bool Holds(const Key& key, const std::string& name, const std::function<std::vector<std::string>()>& names) {
    const std::scoped_lock lock(mutex_);
    auto found = kept_.find(key);
    if (found == kept_.end()) {
      if (kept_.size() >= most_) {
        kept_.erase(order_.front());
        order_.pop_front();
      }
      found = kept_.emplace(key, names()).first;
      order_.push_back(key);
    }
    for (const std::string& each : found->second) {
      if (each == name) return true;
    }
    return false;
  }

 private:
  const std::size_t most_;
  std::mutex mutex_;
  std::map<Key, std::vector<std::string>> kept_;
  std::list<Key> order_;  // what came first stands first
};

}  // namespace gongkai::disclosure
