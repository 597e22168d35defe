#include "cli/text_width.h"

#include <unicode/uchar.h>

#include "base/utf8.h"

namespace gongkai::cli {
namespace {

bool IsControl(char32_t c) {
  const bool bidi = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || bidi;
}

}  // namespace

int WidthOf(char32_t c) {
  if (c < 0x300) return 1;
  const auto code_point = static_cast<UChar32>(c);
  const int8_t type = u_charType(code_point);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
  const int width = u_getIntPropertyValue(code_point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

std::size_t WidthOf(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    width += static_cast<std::size_t>(WidthOf(NextCodePoint(text, offset)));
  }
  return width;
}

std::string Printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = NextCodePoint(text, offset);
    AppendUtf8(out, IsControl(c) ? U' ' : c);
  }
  return out;
}

std::string CutToWidth(std::string_view text, std::size_t width) {
  if (WidthOf(text) <= width) return std::string(text);
  std::size_t taken = 0, end = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    taken += static_cast<std::size_t>(WidthOf(NextCodePoint(text, offset)));
    if (taken + 1 > width) break;
    end = offset;
  }
  return std::string(text.substr(0, end)) + "…";
}

std::string PadToWidth(std::string_view text, std::size_t width, Align align) {
  const std::size_t own = WidthOf(text);
  const std::string blanks(width > own ? width - own : 0, ' ');
  return align == Align::kLeft ? std::string(text) + blanks : blanks + std::string(text);
}

}  // namespace gongkai::cli
