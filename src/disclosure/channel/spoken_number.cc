#include "disclosure/channel/spoken_number.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"
#include "disclosure/channel/spoken.h"

namespace gongkai::disclosure {
namespace {

using Text = std::u32string_view;

constexpr Text kDigits = U"零一二三四五六七八九";

char32_t DigitWord(char32_t digit) { return kDigits[digit - U'0']; }

/// Below ten thousand, without leading zeros.
std::u32string Group(unsigned value) {
  constexpr std::array<std::pair<unsigned, Text>, 4> kSteps{{{1000, U"千"}, {100, U"百"}, {10, U"十"}, {1, U""}}};
  std::u32string words;
  bool gap = false;
  for (const auto& [step, unit] : kSteps) {
    const unsigned digit = value / step % 10;
    if (digit == 0) {
      gap = !words.empty();
      continue;
    }
    if (gap) words += U'零';
    gap = false;
    words += kDigits[digit];
    words += unit;
  }
  return words;
}

/// Up to sixteen digits.
std::u32string Whole(Text digits) {
  constexpr std::array<Text, 4> kUnits = {U"万亿", U"亿", U"万", U""};
  std::u32string words;
  bool gap = false;
  std::u32string padded(16 - digits.size(), U'0');
  padded += digits;
  for (std::size_t group = 0; group < 4; ++group) {
    unsigned value = 0;
    for (const char32_t digit : Text(padded).substr(group * 4, 4)) value = value * 10 + (digit - U'0');
    if (value == 0) {
      gap = !words.empty();
      continue;
    }
    if (!words.empty() && (gap || value < 1000)) words += U'零';
    gap = false;
    words += Group(value);
    words += kUnits[group];
  }
  if (words.empty()) return U"零";
  if (words.starts_with(U"一十")) words.erase(0, 1);
  return words;
}

}  // namespace

std::u32string Singly(std::u32string_view digits, char32_t zero, char32_t one) {
  std::u32string words;
  for (const char32_t digit : digits) {
    if (IsDigit(digit)) words += digit == U'0' ? zero : digit == U'1' ? one : DigitWord(digit);
  }
  return words;
}

std::u32string SpokenNumber(std::u32string_view digits) {
  std::u32string whole, fraction;
  bool has_point = false;
  for (const char32_t c : digits) {
    if (c == U'.') has_point = true;
    if (IsDigit(c)) (has_point ? fraction : whole) += c;
  }
  const std::size_t start = std::min(whole.find_first_not_of(U'0'), whole.size());
  whole.erase(0, start);
  std::u32string words = whole.size() > 16 ? Singly(whole, U'零', U'一') : Whole(whole);
  if (!fraction.empty()) words += U"点" + Singly(fraction, U'零', U'一');
  return words;
}

}  // namespace gongkai::disclosure
