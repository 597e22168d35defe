// Which characters stand in a text: most questions a rule has for a sentence are answered by one that does not.
#pragma once

#include <algorithm>
#include <bitset>
#include <cstddef>
#include <string_view>

namespace gongkai::report {

/// Roughly: "may hold" can be wrong, "does not" cannot.
class Characters {
 public:
  explicit Characters(std::u32string_view text = {}) {
    for (const char32_t c : text) seen_[c % kBits] = true;
  }
  bool MayHold(char32_t c) const { return seen_[c % kBits]; }
  bool MayHold(std::u32string_view word) const {
    return std::all_of(word.begin(), word.end(), [this](char32_t c) { return MayHold(c); });
  }

 private:
  static constexpr std::size_t kBits = 1024;
  std::bitset<kBits> seen_;
};

}  // namespace gongkai::report
