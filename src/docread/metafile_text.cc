#include "docread/metafile_text.h"

#include <cstdint>

#include "base/utf8.h"

namespace gongkai::docread {
namespace {

using std::string_view;

std::uint32_t Number(string_view bytes, std::size_t at, std::size_t width) {
  std::uint32_t value = 0;
  for (std::size_t i = width; i-- > 0 && at + i < bytes.size();) {
    value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
  }
  return value;
}

bool IsEmf(string_view bytes) { return bytes.size() > 88 && Number(bytes, 0, 4) == 1 && bytes.substr(40, 4) == " EMF"; }

/// A record of ExtTextOut: how many characters, and where they stand in it.
std::string DrawnText(string_view record, bool wide) {
  constexpr std::size_t kCount = 44, kOffset = 48;
  const std::size_t count = Number(record, kCount, 4), offset = Number(record, kOffset, 4);
  const std::size_t width = wide ? 2 : 1;
  std::string text;
  for (std::size_t i = 0; i < count && offset < record.size() && offset + (i + 1) * width <= record.size(); ++i) {
    const std::uint32_t unit = Number(record, offset + i * width, width);
    if (unit >= 0x20 && (unit < 0xD800 || unit > 0xDFFF)) AppendUtf8(text, unit);
  }
  return text;
}

}  // namespace

bool IsMetafile(string_view bytes) { return IsEmf(bytes) || bytes.starts_with("\xD7\xCD\xC6\x9A"); }

std::vector<std::string> TextOfMetafile(string_view bytes) {
  std::vector<std::string> texts;
  if (!IsEmf(bytes)) return texts;
  constexpr std::uint32_t kExtTextOutA = 83, kExtTextOutW = 84;
  for (std::size_t at = 0; at + 8 <= bytes.size();) {
    const std::uint32_t type = Number(bytes, at, 4), size = Number(bytes, at + 4, 4);
    if (size < 8 || size > bytes.size() - at) break;
    if (type == kExtTextOutA || type == kExtTextOutW) {
      texts.push_back(DrawnText(bytes.substr(at, size), type == kExtTextOutW));
    }
    at += size;
  }
  return texts;
}

}  // namespace gongkai::docread
