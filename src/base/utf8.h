// UTF-8 in and out, one code point at a time. Malformed bytes decode to U+FFFD and never read past the end.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gongkai {

inline constexpr char32_t kReplacementChar = 0xFFFD;

namespace internal {
char32_t NextBeyondAscii(std::string_view text, std::size_t& offset);
}

/// The code point that starts at text[offset]; moves offset behind it (by at least one byte).
inline char32_t NextCodePoint(std::string_view text, std::size_t& offset) {
  const auto byte = static_cast<unsigned char>(text[offset]);
  if (byte < 0x80) {
    ++offset;
    return byte;
  }
  // Nearly all that is read is Han and its punctuation: three bytes, of which E0 and ED alone can be malformed as a
  // whole.
  if (byte > 0xE0 && byte < 0xF0 && byte != 0xED && offset + 2 < text.size()) {
    const char* const bytes = text.data() + offset;
    const auto second = static_cast<unsigned char>(bytes[1]), third = static_cast<unsigned char>(bytes[2]);
    if ((second & 0xC0U) == 0x80 && (third & 0xC0U) == 0x80) {
      offset += 3;
      return (byte & 0x0FU) << 12U | (second & 0x3FU) << 6U | (third & 0x3FU);
    }
  }
  return internal::NextBeyondAscii(text, offset);
}

/// Without controls, marks of direction and other characters that show nothing but change how the rest is shown (a name
/// "报告\u202Etxt.exe"), and without what XML and databases refuse. Line ends and tabs stay.
std::string WithoutInvisible(std::string_view text);

void AppendUtf8(std::string& out, char32_t code_point);
std::string ToUtf8(std::u32string_view text);
std::u32string FromUtf8(std::string_view text);

/// Whether every byte belongs to a shortest-form encoding of a scalar value.
bool IsValidUtf8(std::string_view text);

/// Of folded text: every digit folds to one of these.
constexpr bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

/// Code points, not bytes.
std::size_t Utf8Length(std::string_view text);

/// The first `count` code points; the rest is replaced by "…".
std::string Ellipsis(std::string_view text, std::size_t count);

}  // namespace gongkai
