// A book of facts as sentences ask it: fields, values, whether there was some or none, and lists of what there was.
// Pure. Next to read: draft_sentences.cc, register_sentences.cc.
#pragma once

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/compile/live_field.h"

namespace gongkai::report {

/// "。" behind what says something.
inline std::string Sentence(std::string words) { return words.empty() ? words : std::move(words) + "。"; }

class ToldFacts {
 public:
  using Named = std::vector<std::pair<std::string, std::string>>;  // how it is called, and its key

  explicit ToldFacts(const FactBook& book) : facts_(book) {}

  std::string Field(std::string_view key) const { return FieldOf(key, facts_); }
  std::optional<Number> Value(const std::string& key) const { return NumberOf(key, facts_); }
  bool Is(const std::string& key, Number number) const { return Value(key) == number; }
  bool IsNone(const std::string& key) const { return Is(key, Number()); }
  bool IsSome(const std::string& key) const { return Value(key).value_or(Number()) > Number(); }

  /// "甲{{a}}件、乙{{b}}件": those of which there are some, the most first.
  std::string Enumerated(Named named, std::string_view measure, std::size_t most) const {
    std::erase_if(named, [&](const auto& each) { return !IsSome(each.second); });
    std::ranges::stable_sort(named, std::greater(), [&](const auto& each) { return *Value(each.second); });
    std::string words;
    for (std::size_t i = 0; i < named.size() && i < most; ++i) {
      words += (i > 0 ? "、" : "") + named[i].first + Field(named[i].second) + std::string(measure);
    }
    return words;
  }

  std::size_t CountOfSome(const Named& named) const {
    return static_cast<std::size_t>(
        std::ranges::count_if(named, [&](const auto& each) { return IsSome(each.second); }));
  }

 private:
  const FactBook& facts_;
};

}  // namespace gongkai::report
