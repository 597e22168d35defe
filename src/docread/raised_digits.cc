#include "docread/raised_digits.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::docread {
namespace {

constexpr std::array<std::string_view, 10> kRaised = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};

/// Digits of either width, as their place in kRaised.
std::size_t DigitOf(char32_t c) {
  if (IsDigit(c)) return c - U'0';
  return c >= U'０' && c <= U'９' ? c - U'０' : kRaised.size();
}

bool IsBracket(char32_t c) { return std::u32string_view(U"[]()（）［］〔〕【】").find(c) != std::u32string_view::npos; }

}  // namespace

bool EndsInDigit(std::string_view text) {
  if (std::any_of(kRaised.begin(), kRaised.end(), [&](std::string_view digit) { return text.ends_with(digit); })) {
    return true;
  }
  constexpr std::size_t kWideDigit = 3;  // bytes
  std::size_t at = text.size() - std::min(text.size(), kWideDigit);
  if (text.empty() || IsDigit(static_cast<unsigned char>(text.back()))) return !text.empty();
  return text.size() >= kWideDigit && DigitOf(NextCodePoint(text, at)) < kRaised.size() && at == text.size();
}

std::string RaisedDigits(std::string_view text) {
  std::string raised;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = NextCodePoint(text, at);
    if (IsBracket(c) || IsBlank(c)) continue;
    const std::size_t digit = DigitOf(c);
    if (digit == kRaised.size()) return std::string(text);
    raised += kRaised[digit];
  }
  return raised.empty() ? std::string(text) : raised;
}

void AppendRaised(std::string& text, std::string_view raised) {
  if (EndsInDigit(text)) {
    text += RaisedDigits(raised);
  } else {
    text += raised;
  }
}

}  // namespace gongkai::docread
