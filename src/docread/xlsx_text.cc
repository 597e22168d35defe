#include "docread/xlsx_text.h"

#include <charconv>
#include <optional>

#include "base/fold.h"
#include "base/utf8.h"
#include "docread/docx_xml.h"

namespace gongkai::docread {
namespace {

/// "_x000D_" at the beginning of `rest`: one UTF-16 unit as four hexadecimal digits.
std::optional<char32_t> EscapedUnit(std::string_view rest) {
  constexpr std::size_t kLength = 7;
  if (rest.size() < kLength || !rest.starts_with("_x") || rest[kLength - 1] != '_') return std::nullopt;
  unsigned unit = 0;
  const auto [end, error] = std::from_chars(rest.data() + 2, rest.data() + kLength - 1, unit, 16);
  if (error != std::errc() || end != rest.data() + kLength - 1) return std::nullopt;
  return unit;
}

/// Halves of a surrogate pair are no characters, and control characters are not shown.
bool IsKept(char32_t code) {
  return code == '\n' || code == '\t' || (code >= 0x20 && code != 0x7F && (code < 0xD800 || code > 0xDFFF));
}

}  // namespace

std::string RawText(pugi::xml_node node) {
  std::string text;
  for (const pugi::xml_node child : node) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) text += child.value();
  }
  return text;
}

std::string CleanText(std::string_view raw) {
  std::string text;
  text.reserve(raw.size());
  bool returned = false;
  for (std::size_t at = 0; at < raw.size();) {
    char32_t code = 0;
    if (const std::optional<char32_t> escaped = EscapedUnit(raw.substr(at)); escaped) {
      code = *escaped;
      at += 7;
    } else {
      code = NextCodePoint(raw, at);
    }
    if (returned && code != '\n') text += '\n';
    returned = code == '\r';
    if (IsKept(code)) AppendUtf8(text, code);
  }
  return std::string(Trim(text));
}

std::string ItemText(pugi::xml_node item) {
  std::string text;
  for (const pugi::xml_node child : item) {
    const std::string_view name = LocalName(child);
    if (name == "t") text += RawText(child);
    if (name == "r") text += RawText(Child(child, "t"));
  }
  return CleanText(text);
}

std::vector<std::string> SharedStrings(const pugi::xml_document& part) {
  std::vector<std::string> strings;
  for (const pugi::xml_node item : part.document_element()) {
    if (LocalName(item) == "si") strings.push_back(ItemText(item));
  }
  return strings;
}

}  // namespace gongkai::docread
