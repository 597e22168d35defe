// Headings that are told by their font alone: in official documents （公文） 一、 stands in 黑体 and （一） in 楷体,
// and who writes one in Word seldom gives it a style. Used by rich_text_reader.cc alone.
//
// A paragraph is a heading when it is short, no sentence, begins with its number, and all its Han characters stand in
// the font of that number: a first sentence in 楷体 that runs on in another font stays a paragraph, as does body text
// in 黑体. Source of the habit: GB/T 9704—2012, 7.3.3.
#pragma once

#include <optional>
#include <string_view>

namespace gongkai::docread {

enum class TextFont { kOther, kHei, kKai };

/// Of a list of families ("黑体, SimSun") the first. `families` in lower case, as a style names them.
TextFont FontIn(std::string_view families);

/// In which font the Han characters of one paragraph stand.
class FontsSeen {
 public:
  void Note(std::string_view text, TextFont font);
  /// kOther where there are none, or more than one.
  TextFont Whole() const { return whole_.value_or(TextFont::kOther); }

 private:
  std::optional<TextFont> whole_{};
};

/// 1 for "一、总体要求" in 黑体, 2 for "（一）工作目标" in 楷体, 0 for what is no such heading.
int HeadingByFont(std::string_view text, TextFont whole);

}  // namespace gongkai::docread
