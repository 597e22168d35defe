// Parts are found by their heads, not by the boundary: every head ends in a blank line, every part ends at a line that
// begins with the boundary. Only the first text/html part counts; the others are pictures and frames.
#include "docread/mhtml.h"

#include <algorithm>
#include <optional>

namespace gongkai::docread {
namespace {

using std::string_view;

std::string Lowered(string_view text) {
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower;
}

/// Up to `\r` or `\n`.
string_view LineAt(string_view text, std::size_t at) {
  const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
  return text.substr(at, end - at);
}

/// The value of "name=" in a head, with or without quotes.
std::string Parameter(string_view lower_head, string_view head, string_view name) {
  const std::size_t found = lower_head.find(name);
  if (found == string_view::npos) return {};
  std::size_t start = found + name.size();
  if (start < head.size() && head[start] == '"') ++start;
  const std::size_t end = std::min(head.find_first_of("\"; \t\r\n", start), head.size());
  return std::string(head.substr(start, end - start));
}

std::optional<unsigned> HexDigit(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A') + 10;
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a') + 10;
  return std::nullopt;
}

std::string FromQuotedPrintable(string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '=') {
      out += text[i];
      continue;
    }
    const auto high = i + 2 < text.size() ? HexDigit(text[i + 1]) : std::nullopt;
    const auto low = i + 2 < text.size() ? HexDigit(text[i + 2]) : std::nullopt;
    if (high && low) {
      out += static_cast<char>(*high << 4U | *low);
      i += 2;
    } else {
      // A '=' at the end of a line joins it to the next.
      if (i + 1 < text.size() && text[i + 1] == '\r') ++i;
      if (i + 1 < text.size() && text[i + 1] == '\n') ++i;
    }
  }
  return out;
}

std::string FromBase64(string_view text) {
  constexpr string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  unsigned bits = 0, held = 0;
  for (const char c : text) {
    const std::size_t digit = kDigits.find(c);
    if (digit == string_view::npos) continue;
    held = (held << 6U | static_cast<unsigned>(digit)) & 0xFFFFFU;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      out += static_cast<char>(held >> bits & 0xFFU);
    }
  }
  return out;
}

struct Head {
  std::size_t body = string_view::npos;  // where the part's content begins
  string_view text;
};

/// The head around `at`: back to the blank line or boundary before it, on to the blank line after it.
Head HeadAround(string_view file, std::size_t at) {
  std::size_t start = at;
  while (start > 0) {
    const std::size_t line = start >= 2 ? file.find_last_of('\n', start - 2) : string_view::npos;
    const std::size_t previous = line == string_view::npos ? 0 : line + 1;
    const string_view text = LineAt(file, previous);
    if (text.empty() || text.starts_with("--")) break;
    start = previous;
  }
  const std::size_t unix_end = file.find("\n\n", at), dos_end = file.find("\r\n\r\n", at);
  Head head;
  if (std::min(unix_end, dos_end) == string_view::npos) return head;
  head.body = dos_end < unix_end ? dos_end + 4 : unix_end + 2;
  head.text = file.substr(start, head.body - start);
  return head;
}

}  // namespace

WebPageBytes PageOfMhtml(string_view file) {
  constexpr std::size_t kHeadSearched = 1U << 20U;
  const std::string opening = Lowered(file.substr(0, kHeadSearched));
  const std::string boundary = Parameter(opening, file, "boundary=");
  const std::size_t type = opening.find("\ncontent-type: text/html");
  const std::size_t at = type == std::string::npos ? opening.find("content-type: text/html") : type + 1;
  if (at == std::string::npos) return {};
  const Head head = HeadAround(file, at);
  if (head.body == string_view::npos) return {};
  const std::string lower_head = Lowered(head.text);
  string_view body = file.substr(head.body);
  if (!boundary.empty()) body = body.substr(0, body.find("\n--" + boundary));
  const std::string transfer = Lowered(Parameter(lower_head, head.text, "content-transfer-encoding: "));
  WebPageBytes page;
  page.charset = Parameter(lower_head, head.text, "charset=");
  if (transfer == "quoted-printable") {
    page.bytes = FromQuotedPrintable(body);
  } else {
    page.bytes = transfer == "base64" ? FromBase64(body) : std::string(body);
  }
  return page;
}

}  // namespace gongkai::docread
