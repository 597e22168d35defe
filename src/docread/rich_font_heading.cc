#include "docread/rich_font_heading.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::docread {
namespace {

using std::string_view;

constexpr std::size_t kLongestHeading = 40, kLongestNumber = 4;  // characters; 一百二十一 is no number of a chapter

bool HasAny(string_view text, std::initializer_list<string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](string_view word) { return text.find(word) != string_view::npos; });
}

bool IsNumeral(char32_t c) {
  return std::u32string_view(U"〇一二三四五六七八九十百").find(c) != std::u32string_view::npos;
}

/// How many numerals stand from `at` on; none where there are too many.
std::size_t CountNumerals(std::u32string_view text, std::size_t at) {
  std::size_t count = 0;
  while (at + count < text.size() && count <= kLongestNumber && IsNumeral(text[at + count])) ++count;
  return count <= kLongestNumber ? count : 0;
}

/// 1 of "一、…", 2 of "（一）…", with something behind.
int LevelOf(std::u32string_view text) {
  const bool is_inside = text.front() == U'（' || text.front() == U'(';
  const std::size_t start = is_inside ? 1 : 0, end = start + CountNumerals(text, start);
  if (end == start || end + 1 >= text.size()) return 0;
  const char32_t sign = text[end];
  if (is_inside) return sign == U'）' || sign == U')' ? 2 : 0;
  return sign == U'、' ? 1 : 0;
}

/// A whole sentence is text, whatever its font.
bool IsSentence(std::u32string_view text) {
  return std::u32string_view(U"。；：！？;:!?").find(text.back()) != std::u32string_view::npos ||
         text.find_first_of(U"。；\n") != std::u32string_view::npos;
}

}  // namespace

TextFont FontIn(string_view families) {
  const string_view first = families.substr(0, families.find(','));
  if (HasAny(first, {"黑体", "simhei", "heiti"})) return TextFont::kHei;
  if (HasAny(first, {"楷体", "kaiti", "simkai"})) return TextFont::kKai;
  return TextFont::kOther;
}

void FontsSeen::Note(string_view text, TextFont font) {
  if (whole_ == TextFont::kOther) return;  // nothing makes it whole again
  if (whole_ == font) return;
  for (std::size_t at = 0; at < text.size();) {
    if (!IsHan(NextCodePoint(text, at))) continue;
    whole_ = whole_ ? TextFont::kOther : font;
    return;
  }
}

int HeadingByFont(string_view text, TextFont whole) {
  if (whole == TextFont::kOther || text.size() > kLongestHeading * 4) return 0;
  const std::u32string characters = FromUtf8(Trim(text));
  if (characters.empty() || characters.size() > kLongestHeading || IsSentence(characters)) return 0;
  const int level = LevelOf(characters);
  return level == (whole == TextFont::kHei ? 1 : 2) ? level : 0;
}

}  // namespace gongkai::docread
