#include "disclosure/open_data/csv_text.h"

#include "base/utf8.h"

namespace gongkai::disclosure {
namespace {

// Also in full width: Excel takes ＝ for = where it is set up for Chinese.
bool BeginsFormula(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = NextCodePoint(text, at);
    switch (c) {
      case U'=':
      case U'+':
      case U'-':
      case U'@':
      case U'＝':
      case U'＋':
      case U'－':
      case U'＠':
      case U'\t':
      case U'\r':
      case U'\n':
        return true;
      case U' ':
      case U'\u3000':
      case U'\u00A0':
      case U'\uFEFF':
        break;  // looked behind
      default:
        return false;
    }
  }
  return false;
}

}  // namespace

std::string CsvField(std::string_view text) {
  std::string out("\"");
  if (BeginsFormula(text)) out += '\'';
  for (const char c : text) {
    if (c == '\0') continue;
    if (c == '"') out += '"';
    out += c;
  }
  return out += '"';
}

std::string CsvLine(std::span<const std::string> fields) {
  std::string line;
  for (const std::string& field : fields) {
    if (!line.empty()) line += ',';
    line += CsvField(field);
  }
  return line += "\r\n";
}

}  // namespace gongkai::disclosure
