// Comparing what is written with what the form prints: tolerant of width, punctuation, blanks, traditional forms and a
// few wrong or lost characters.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gongkai::report {

/// The key by which form labels are compared: folded Han characters and digits, nothing else. Romanised readings that
/// some mirrors put in brackets fall away.
std::u32string FormKey(std::string_view text);
std::u32string FormKey(std::u32string_view folded);

/// The Han characters of the key: for labels whose numbers and marks differ from copy to copy.
std::u32string HanKey(std::string_view text);

/// Whether nothing would fall away.
bool IsFormKey(std::u32string_view folded);

/// One printed label, prepared for matching (at most 64 characters count).
class LabelPattern {
 public:
  explicit LabelPattern(std::string_view printed);

  const std::u32string& key() const { return key_; }
  /// Length of the longest common subsequence with `text`.
  int CommonLength(std::u32string_view text) const;
  /// Share of the label found in `text`, in order: 0..1.
  double Coverage(std::u32string_view text) const;
  /// 2·common / (both lengths): 0..1, 1 = the same.
  double Similarity(std::u32string_view text) const;
  /// Whether the lengths alone allow a similarity of `least`.
  bool CanReach(double least, std::u32string_view text) const {
    const auto a = static_cast<double>(key_.size()), b = static_cast<double>(text.size());
    return 2.0 * (a < b ? a : b) >= least * (a + b);
  }

 private:
  static constexpr std::size_t kSlots = 128;  // open addressing over at most 64 different characters
  std::uint64_t MaskOf(char32_t c) const;

  std::u32string key_;
  char32_t chars_[kSlots] = {};
  std::uint64_t masks_[kSlots] = {};
};

}  // namespace gongkai::report
