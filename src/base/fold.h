// Folding: the form in which Chinese office text is compared. Width, compatibility forms (Kangxi radicals, circled and
// parenthesised numbers) and traditional characters are levelled, so that 總計, 总计, 总 计 and ⾏政 / 行政 meet.
//
// One table, filled on first sight of a character from ICU (NFKC, then Traditional-Simplified), keeps ICU off the hot
// path.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gongkai {

/// The folded form of one code point: usually one code point, at most four ("㈠" → "(一)").
std::u32string_view FoldCodePoint(char32_t code_point);

/// Every code point folded, nothing dropped.
std::u32string Fold(std::string_view text);
void FoldOnto(std::u32string& out, std::string_view text);

/// Folded, without blanks. What comes after the first `enough` characters is left out, as LabelKey leaves it out.
std::u32string FoldTight(std::string_view text, std::size_t enough = std::string_view::npos);

/// The same as UTF-8.
std::string FoldTightUtf8(std::string_view text);

/// Folded text in which each code point knows the byte it came from.
struct FoldedText {
  std::u32string text;
  std::vector<std::uint32_t> origin;  // byte offset in the original, one a code point, and one past the end
};
FoldedText FoldWithOrigin(std::string_view text);

/// Folded, with blanks, punctuation and symbols dropped: what two labels are compared by. What comes after the first
/// `enough` characters is left out (one folded to several counts as a whole).
std::u32string LabelKey(std::string_view text, std::size_t enough = std::string_view::npos);
std::string LabelKeyUtf8(std::string_view text, std::size_t enough = std::string_view::npos);

/// Blank in any script: ASCII white space, U+00A0, U+3000, zero-width and joiner characters, BOM.
inline bool IsBlank(char32_t c) {
  if (c <= 0x20 || c == 0x7F || c == 0xA0 || c == 0x3000 || c == 0xFEFF) return true;
  if (c < 0x1680 || c > 0x2060) return false;
  return c <= 0x1680 || (c >= 0x2000 && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) || c >= 0x205F;
}
bool IsBlankText(std::string_view text);
inline bool IsHan(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x3FFFF) ||
         (c >= 0xF900 && c <= 0xFAFF) || c == 0x3007;
}

/// Without blanks (in the sense of IsBlank) at both ends.
std::string_view Trim(std::string_view text);

}  // namespace gongkai
