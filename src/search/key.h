// The form in which texts and queries meet: folded (base/fold.h levels width, compatibility forms and traditional
// characters), in small letters, and of all characters only letters, digits and Han: "PM2.5", "ＰＭ２．５" and "pm25"
// are one; line ends and spaces within a word do not part it.
//
//   KeyOf("〔２０２４〕3號") == U"20243号"
//
// Next to read: index_text.h (what is indexed of a key), query.h (what is asked for).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gongkai::search {

/// What a folded code point is in a key; 0 where it is left out.
char32_t KeyChar(char32_t folded);

/// Of UTF-8. Empty where nothing of it is looked for.
std::u32string KeyOf(std::string_view text);
/// Of text that is folded already.
std::u32string KeyOfFolded(std::u32string_view folded);

/// A key in which each character knows the bytes of the text that it came from.
struct KeyedText {
  std::u32string key;
  std::vector<std::uint32_t> begin, end;  // one a character
};
/// Offsets are bytes of `text`; `end` is the byte behind.
KeyedText KeyWithOrigin(std::string_view text);

}  // namespace gongkai::search
