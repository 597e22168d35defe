#include "report/check/rare_groups.h"

#include <algorithm>
#include <utility>

namespace gongkai::report {
namespace {

constexpr std::size_t kLongestRun = 4;                  // fingerprints looked at as one; some 25 symbols
constexpr std::uint64_t kMostCounting = 1'000'000'000;  // steps of counting for the longest runs; a few seconds

struct Posting {
  std::uint32_t key, text, print;
};

class Grouping {
 public:
  Grouping(const PrintsOfTexts& prints, std::size_t limit, std::size_t most)
      : prints_(prints), limit_(limit), most_(most), common_(prints.hashes.size(), 1) {
    groups_.rare.assign(prints.texts(), 0);
    groups_.spread.assign(prints.hashes.size(), 0);
  }

  void TakeRunsOf(std::size_t length) {
    MakePostings(length);
    const std::size_t limit = length == kLongestRun ? Affordable() : limit_;
    common_.assign(common_.size(), 0);
    EachGroup([&](auto first, auto last) {
      if (length == 1) {
        for (auto it = first; it != last; ++it) groups_.spread[it->print] = Count(members_.size());
      }
      if (members_.size() > limit) {
        for (auto it = first; it != last; ++it) common_[it->print] = 1;
      } else {
        Keep();
      }
    });
    postings_.clear();
  }

  RareGroups Take() {
    postings_ = {};
    groups_.text_begins.assign(prints_.texts() + 1, 0);
    for (const std::uint32_t text : groups_.members) ++groups_.text_begins[text + 1];
    for (std::size_t i = 1; i < groups_.text_begins.size(); ++i) groups_.text_begins[i] += groups_.text_begins[i - 1];
    groups_.of_text.resize(groups_.members.size());
    std::vector<std::uint32_t> next = groups_.text_begins;
    for (std::uint32_t group = 0; group < groups_.count(); ++group) {
      for (std::uint32_t at = groups_.begins[group]; at < groups_.begins[group + 1]; ++at) {
        groups_.of_text[next[groups_.members[at]]++] = group;
      }
    }
    return std::move(groups_);
  }

 private:
  static std::uint32_t Count(std::size_t number) { return static_cast<std::uint32_t>(number); }

  std::uint32_t KeyOf(std::size_t print, std::size_t length) const {
    if (length == 1) return prints_.hashes[print];
    std::uint64_t key = length;
    for (std::size_t i = 0; i < length; ++i) key = (key ^ prints_.hashes[print + i]) * 0x9E3779B97F4A7C15U;
    return static_cast<std::uint32_t>(key >> 32U);
  }

  // A run is looked at where both shorter ones in it are common: otherwise one of those tells as much.
  void MakePostings(std::size_t length) {
    for (std::uint32_t text = 0; text < prints_.texts(); ++text) {
      const std::size_t end = prints_.begins[text + 1];
      for (std::size_t i = prints_.begins[text]; i + length <= end; ++i) {
        if (length > 1 && (common_[i] == 0 || common_[i + 1] == 0)) continue;
        postings_.push_back({KeyOf(i, length), text, Count(i)});
      }
    }
    std::ranges::sort(
        postings_, [](const Posting& a, const Posting& b) { return a.key != b.key ? a.key < b.key : a.text < b.text; });
  }

  /// Its texts, each once, are in members_.
  template <class Take>
  void EachGroup(const Take& take) {
    for (auto first = postings_.begin(); first != postings_.end();) {
      members_.clear();
      auto last = first;
      for (; last != postings_.end() && last->key == first->key; ++last) {
        if (members_.empty() || members_.back() != last->text) members_.push_back(last->text);
      }
      take(first, last);
      first = last;
    }
  }

  std::size_t Affordable() {
    std::vector<std::size_t> sizes;
    EachGroup([&](auto, auto) {
      if (members_.size() > limit_ && members_.size() <= most_) sizes.push_back(members_.size());
    });
    std::ranges::sort(sizes);
    std::size_t limit = limit_;
    std::uint64_t steps = 0;
    for (std::size_t i = 0; i < sizes.size() && steps <= kMostCounting; ++i) {
      steps += static_cast<std::uint64_t>(sizes[i]) * sizes[i];
      if (steps <= kMostCounting) limit = sizes[i];
    }
    return limit;
  }

  void Keep() {
    for (const std::uint32_t text : members_) ++groups_.rare[text];
    if (members_.size() < 2) return;
    groups_.members.insert(groups_.members.end(), members_.begin(), members_.end());
    groups_.begins.push_back(Count(groups_.members.size()));
  }

  const PrintsOfTexts& prints_;
  const std::size_t limit_, most_;
  std::vector<char> common_;  // of each fingerprint: whether the run that begins with it is
  std::vector<Posting> postings_;
  std::vector<std::uint32_t> members_;
  RareGroups groups_;
};

}  // namespace

RareGroups GroupRare(const PrintsOfTexts& prints, std::size_t limit, std::size_t most) {
  Grouping grouping(prints, limit, most);
  for (std::size_t length = 1; length <= kLongestRun; ++length) grouping.TakeRunsOf(length);
  return grouping.Take();
}

}  // namespace gongkai::report
