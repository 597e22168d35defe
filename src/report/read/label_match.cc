#include "report/read/label_match.h"

#include <algorithm>
#include <bit>
#include <iterator>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::report {
namespace {

constexpr std::size_t kLongestPattern = 64;

bool Counts(char32_t c) { return (c >= U'0' && c <= U'9') || IsHan(c); }

}  // namespace

std::u32string FormKey(std::string_view text) {
  std::u32string out;
  out.reserve(text.size() / 3);
  for (std::size_t offset = 0; offset < text.size();) {
    for (const char32_t c : FoldCodePoint(NextCodePoint(text, offset))) {
      if (Counts(c)) out.push_back(c);
    }
  }
  return out;
}

std::u32string FormKey(std::u32string_view folded) {
  std::u32string out;
  out.reserve(folded.size());
  std::ranges::copy_if(folded, std::back_inserter(out), Counts);
  return out;
}

std::u32string HanKey(std::string_view text) {
  std::u32string key = FormKey(text);
  std::erase_if(key, [](char32_t c) { return !IsHan(c); });
  return key;
}

bool IsFormKey(std::u32string_view folded) { return std::ranges::all_of(folded, Counts); }

LabelPattern::LabelPattern(std::string_view printed) : key_(FormKey(printed)) {
  if (key_.size() > kLongestPattern) key_.resize(kLongestPattern);
  for (std::size_t i = 0; i < key_.size(); ++i) {
    std::size_t slot = key_[i] % kSlots;
    while (chars_[slot] != 0 && chars_[slot] != key_[i]) slot = (slot + 1) % kSlots;
    chars_[slot] = key_[i];
    masks_[slot] |= std::uint64_t{1} << i;
  }
}

std::uint64_t LabelPattern::MaskOf(char32_t c) const {
  std::size_t slot = c % kSlots;
  while (chars_[slot] != 0) {
    if (chars_[slot] == c) return masks_[slot];
    slot = (slot + 1) % kSlots;
  }
  return 0;
}

// Bit-parallel longest common subsequence (Hyyrö 2004): one word per step.
int LabelPattern::CommonLength(std::u32string_view text) const {
  std::uint64_t row = ~std::uint64_t{0};
  for (const char32_t c : text) {
    const std::uint64_t match = row & MaskOf(c);
    row = (row + match) | (row - match);
  }
  const std::uint64_t used = key_.size() == kLongestPattern ? ~std::uint64_t{0} : (std::uint64_t{1} << key_.size()) - 1;
  return std::popcount(~row & used);
}

double LabelPattern::Coverage(std::u32string_view text) const {
  return key_.empty() ? 0 : CommonLength(text) / static_cast<double>(key_.size());
}

double LabelPattern::Similarity(std::u32string_view text) const {
  if (text == key_) return text.empty() ? 0 : 1;
  const std::size_t sum = key_.size() + text.size();
  return sum == 0 ? 0 : 2.0 * CommonLength(text) / static_cast<double>(sum);
}

}  // namespace gongkai::report
