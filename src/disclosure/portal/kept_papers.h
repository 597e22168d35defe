// Files that are made of what is public, remembered by the digest of what they are made of: a PDF takes a hundred times
// what a page takes, and everybody may ask for one. One is made at a time, whoever asks. Thread-safe.
#pragma once

#include <chrono>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>

namespace gongkai::disclosure {

/// Whoever asks has asked the gate first; the key names everything that stands in the file.
class KeptPapers {
 public:
  using Bytes = std::shared_ptr<const std::string>;
  using Patience = std::chrono::milliseconds;

  explicit KeptPapers(std::size_t most_bytes = 32U << 20U) : most_bytes_(most_bytes) {}

  /// `make`: asked where nothing is remembered; a throw of it remembers nothing. Null when others had their files made
  /// all the while.
  Bytes Get(const std::string& key, Patience patience, const std::function<std::string()>& make) {
    if (Bytes known = Find(key)) return known;
    const std::unique_lock making(making_, patience);
    if (!making.owns_lock()) return nullptr;
    if (Bytes known = Find(key)) return known;  // made while this one waited
    auto made = std::make_shared<const std::string>(make());
    Keep(key, made);
    return made;
  }

  std::size_t bytes() const {
    const std::scoped_lock lock(mutex_);
    return bytes_;
  }

 private:
  using Entry = std::pair<std::string, Bytes>;

  Bytes Find(const std::string& key) {
    const std::scoped_lock lock(mutex_);
    const auto found = by_key_.find(key);
    if (found == by_key_.end()) return nullptr;
    entries_.splice(entries_.begin(), entries_, found->second);
    return found->second->second;
  }

  void Keep(const std::string& key, const Bytes& made) {
    const std::scoped_lock lock(mutex_);
    if (made->size() > most_bytes_ || by_key_.contains(key)) return;
    entries_.emplace_front(key, made);
    by_key_.emplace(key, entries_.begin());
    bytes_ += made->size();
    while (bytes_ > most_bytes_) {
      bytes_ -= entries_.back().second->size();
      by_key_.erase(entries_.back().first);
      entries_.pop_back();
    }
  }

  const std::size_t most_bytes_;
  mutable std::mutex mutex_;
  std::timed_mutex making_;
  std::list<Entry> entries_;  // what was asked for last stands first
  std::unordered_map<std::string, std::list<Entry>::iterator> by_key_;
  std::size_t bytes_ = 0;
};

}  // namespace gongkai::disclosure
