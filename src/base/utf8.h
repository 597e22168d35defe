// UTF-8 in and out, one code point at a time. Malformed bytes decode to U+FFFD and never read past the end.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

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

/// Puts code points together as UTF-8, many at a time: a string that grows byte by byte looks for room at each.
class Utf8Text {
 public:
  void Add(char32_t c) {
    if (size_ + 4 > run_.size()) Empty();
    if (c >= 0x800 && c < 0xD800) {  // nearly all: Han and its punctuation
      run_[size_] = static_cast<char>(0xE0U | c >> 12U);
      run_[size_ + 1] = static_cast<char>(0x80U | (c >> 6U & 0x3FU));
      run_[size_ + 2] = static_cast<char>(0x80U | (c & 0x3FU));
      size_ += 3;
    } else if (c < 0x80) {
      run_[size_++] = static_cast<char>(c);
    } else {
      Empty();
      AppendUtf8(full_, c);
    }
  }
  std::string Take() {
    if (full_.empty()) return {run_.data(), size_};
    Empty();
    return std::move(full_);
  }

 private:
  void Empty() {
    full_.append(run_.data(), size_);
    size_ = 0;
  }

  std::string full_;
  std::array<char, 512> run_;  // NOLINT(cppcoreguidelines-pro-type-member-init): only what was added is read
  std::size_t size_ = 0;
};

/// Whether every byte belongs to a shortest-form encoding of a scalar value.
bool IsValidUtf8(std::string_view text);

/// Of folded text: every digit folds to one of these.
constexpr bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

/// Code points, not bytes.
std::size_t Utf8Length(std::string_view text);

/// The first `count` code points; the rest is replaced by "…".
std::string Ellipsis(std::string_view text, std::size_t count);

}  // namespace gongkai
