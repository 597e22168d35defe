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
  if (byte >= 0x80) return internal::NextBeyondAscii(text, offset);
  ++offset;
  return byte;
}

void AppendUtf8(std::string& out, char32_t code_point);
std::string ToUtf8(std::u32string_view text);
std::u32string FromUtf8(std::string_view text);

/// Whether every byte belongs to a shortest-form encoding of a scalar value.
bool IsValidUtf8(std::string_view text);

/// Code points, not bytes.
std::size_t Utf8Length(std::string_view text);

/// The first `count` code points; the rest is replaced by "…".
std::string Ellipsis(std::string_view text, std::size_t count);

}  // namespace gongkai
