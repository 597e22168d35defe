// Which images the public bodies of items name, remembered: a page with forty images asks forty times. Thread-safe.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <list>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace gongkai::disclosure {

/// Of an item's version, which never changes once it was published. Whoever asks has asked the gate first.
class RememberedImages {
 public:
  using Key = std::pair<std::string, std::int64_t>;  // item, version

  explicit RememberedImages(std::size_t most = 512) : most_(most) {}

  /// `names`: as the addresses end; asked for where nothing is remembered, while nobody waits for it; a throw of it
  /// remembers nothing.
  bool Holds(const Key& key, const std::string& name, const std::function<std::vector<std::string>()>& names) {
    if (const auto known = Known(key, name)) return *known;
    std::vector<std::string> asked = names();
    const bool holds = std::ranges::find(asked, name) != asked.end();
    Remember(key, std::move(asked));
    return holds;
  }

 private:
  std::optional<bool> Known(const Key& key, const std::string& name) const {
    const std::scoped_lock lock(mutex_);
    const auto found = kept_.find(key);
    if (found == kept_.end()) return std::nullopt;
    return std::ranges::find(found->second, name) != found->second.end();
  }

  void Remember(const Key& key, std::vector<std::string> names) {
    const std::scoped_lock lock(mutex_);
    if (!kept_.emplace(key, std::move(names)).second) return;  // somebody else was faster
    order_.push_back(key);
    if (kept_.size() <= most_) return;
    kept_.erase(order_.front());
    order_.pop_front();
  }

  const std::size_t most_;
  mutable std::mutex mutex_;
  std::map<Key, std::vector<std::string>> kept_;
  std::list<Key> order_;  // what came first stands first
};

}  // namespace gongkai::disclosure
