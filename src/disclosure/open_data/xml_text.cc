#include "disclosure/open_data/xml_text.h"

#include "base/utf8.h"

namespace gongkai::disclosure {
namespace {

// Source: XML 1.0, 2.2 (Char). Surrogates do not come out of UTF-8.
bool MayStand(char32_t c) {
  return c == U'\t' || c == U'\n' || c == U'\r' || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF);
}

}  // namespace

std::string XmlText(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = NextCodePoint(text, at);
    switch (c) {
      case U'&':
        out += "&amp;";
        break;
      case U'<':
        out += "&lt;";
        break;
      case U'>':
        out += "&gt;";
        break;
      case U'"':
        out += "&quot;";
        break;
      case U'\'':
        out += "&#39;";
        break;
      default:
        if (MayStand(c)) AppendUtf8(out, c);
    }
  }
  return out;
}

std::string XmlElement(std::string_view name, std::string_view text) {
  if (text.empty()) return {};
  std::string out("<");
  out.append(name).append(">").append(XmlText(text)).append("</").append(name).append(">\n");
  return out;
}

}  // namespace gongkai::disclosure
