// For tests: a page as if it had been looked at. Each character is 10 points wide and high, lines are 16 apart from 20
// on, a tab leaves 30, a blank 5.
#pragma once

#include <string>
#include <vector>

#include "base/utf8.h"
#include "docread/page_text.h"

namespace gongkai::redaction {

inline docread::PageText Typed(int page, const std::vector<std::string>& lines) {
  constexpr double kSide = 10, kPitch = 16, kTop = 20, kTab = 30, kBlank = 5;
  docread::PageText made{page, 595, 842, {}, {}};
  double top = kTop;
  for (const std::string& line : lines) {
    if (!made.text.empty()) made.text += '\n';
    double left = kTop;
    for (std::size_t at = 0; at < line.size();) {
      const std::size_t begin = at;
      const char32_t c = NextCodePoint(line, at);
      const auto offset = static_cast<std::uint32_t>(made.text.size());
      made.text.append(line, begin, at - begin);
      const bool is_gap = c == U' ' || c == U'\t';
      if (!is_gap) {
        made.glyphs.push_back({offset, static_cast<std::uint32_t>(at - begin), {left, top, left + kSide, top + kSide}});
      }
      left += c == U'\t' ? kTab : c == U' ' ? kBlank : kSide;
    }
    top += kPitch;
  }
  return made;
}

inline std::string WordsAt(const docread::PageText& page, std::size_t offset, std::size_t length) {
  return page.text.substr(offset, length);
}

}  // namespace gongkai::redaction
