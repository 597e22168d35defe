#include "base/utf8.h"

#include <cstdint>
#include <cstring>

namespace gongkai {
namespace {

struct Lead {
  int trailing;       // continuation bytes that follow, -1 for a byte that cannot lead
  char32_t bits;      // payload of the lead byte
  char32_t smallest;  // anything below is an overlong form
};

Lead ClassifyLead(unsigned char byte) {
  if (byte < 0x80) return {0, byte, 0};
  if (byte >= 0xC2 && byte <= 0xDF) return {1, byte & 0x1FU, 0x80};
  if (byte >= 0xE0 && byte <= 0xEF) return {2, byte & 0x0FU, 0x800};
  if (byte >= 0xF0 && byte <= 0xF4) return {3, byte & 0x07U, 0x10000};
  return {-1, 0, 0};
}

bool IsScalar(char32_t code_point) { return code_point <= 0x10FFFF && (code_point < 0xD800 || code_point > 0xDFFF); }

}  // namespace

char32_t internal::NextBeyondAscii(std::string_view text, std::size_t& offset) {
  const Lead lead = ClassifyLead(static_cast<unsigned char>(text[offset++]));
  if (lead.trailing == 0) return lead.bits;
  if (lead.trailing < 0) return kReplacementChar;
  char32_t code_point = lead.bits;
  std::size_t next = offset;
  for (int i = 0; i < lead.trailing; ++i, ++next) {
    if (next >= text.size()) return kReplacementChar;
    const auto byte = static_cast<unsigned char>(text[next]);
    if ((byte & 0xC0U) != 0x80) return kReplacementChar;
    code_point = (code_point << 6U) | (byte & 0x3FU);
  }
  if (code_point < lead.smallest || !IsScalar(code_point)) return kReplacementChar;
  offset = next;
  return code_point;
}

void AppendUtf8(std::string& out, char32_t code_point) {
  const auto byte = [&out](char32_t value) { out.push_back(static_cast<char>(value)); };
  if (!IsScalar(code_point)) code_point = kReplacementChar;
  if (code_point < 0x80) {
    byte(code_point);
  } else if (code_point < 0x800) {
    byte(0xC0 | (code_point >> 6U));
    byte(0x80 | (code_point & 0x3FU));
  } else if (code_point < 0x10000) {
    byte(0xE0 | (code_point >> 12U));
    byte(0x80 | ((code_point >> 6U) & 0x3FU));
    byte(0x80 | (code_point & 0x3FU));
  } else {
    byte(0xF0 | (code_point >> 18U));
    byte(0x80 | ((code_point >> 12U) & 0x3FU));
    byte(0x80 | ((code_point >> 6U) & 0x3FU));
    byte(0x80 | (code_point & 0x3FU));
  }
}

std::string ToUtf8(std::u32string_view text) {
  Utf8Text out;
  for (const char32_t code_point : text) out.Add(code_point);
  return out.Take();
}

std::u32string FromUtf8(std::string_view text) {
  std::u32string out;
  out.reserve(text.size() / 2);
  for (std::size_t offset = 0; offset < text.size();) out.push_back(NextCodePoint(text, offset));
  return out;
}

namespace {

bool IsInvisible(char32_t c) {
  if (c == '\n' || c == '\t') return false;
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c & 0xFFFEU) == 0xFFFE;
}

}  // namespace

std::string WithoutInvisible(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = NextCodePoint(text, offset);
    if (!IsInvisible(c)) AppendUtf8(out, c);
  }
  return out;
}

bool IsValidUtf8(std::string_view text) {
  const auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80; };
  for (std::size_t offset = 0; offset < text.size();) {
    // Han, most of what is read: whatever two continuing bytes follow these, it is sound.
    const auto lead = static_cast<unsigned char>(text[offset]);
    if (lead >= 0xE4 && lead <= 0xE9 && text.size() - offset > 2) {
      const char* const bytes = text.data() + offset;
      if (!continues(bytes[1]) || !continues(bytes[2])) return false;
      offset += 3;
      continue;
    }
    const std::size_t start = offset;
    // A literal U+FFFD takes three bytes; a malformed byte is reported after one.
    if (NextCodePoint(text, offset) == kReplacementChar && offset - start != 3) return false;
  }
  return true;
}

std::size_t Utf8Length(std::string_view text) {
  // Bytes that do not continue a code point, eight at a time: of a continuing one the top bit is set and the next is
  // not.
  std::size_t continuing = 0, at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + at, 8);
    constexpr std::uint64_t kOnes = 0x0101010101010101U;
    continuing +=
        ((bytes >> 7U & ~bytes >> 6U & kOnes) * kOnes) >> 56U;  // the product's top byte is the sum of all eight
  }
  for (; at < text.size(); ++at) continuing += (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80;
  return text.size() - continuing;
}

std::string Ellipsis(std::string_view text, std::size_t count) {
  std::size_t offset = 0;
  for (std::size_t i = 0; i < count && offset < text.size(); ++i) NextCodePoint(text, offset);
  std::string out(text.substr(0, offset));
  if (offset < text.size()) out += "…";
  return out;
}

}  // namespace gongkai
