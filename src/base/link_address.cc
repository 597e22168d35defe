#include "base/link_address.h"

#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai {
namespace {

using std::string_view;

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool StartsWith(string_view text, string_view lower) {
  return text.size() >= lower.size() &&
         std::equal(lower.begin(), lower.end(), text.begin(), [](char a, char b) { return a == Lower(b); });
}

/// What browsers drop, read as something else, or end an attribute with. A backslash is a slash to them.
bool HasUnsafeCharacter(string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = NextCodePoint(text, at);
    if (IsBlank(c) || c == kReplacementChar) return true;
    if (c < 0x80 && string_view("\"'<>\\^`{|}").find(static_cast<char>(c)) != string_view::npos) return true;
  }
  return WithoutInvisible(text) != text;
}

/// Behind "http://" or "https://": up to the path.
string_view HostIn(string_view address) {
  const std::size_t start = address.find("//") + 2;
  return address.substr(start, address.find_first_of("/?#", start) - start);
}

/// "https://gov.example@evil.example" shows one host and leads to the other.
bool IsPlainHost(string_view host) {
  return !host.empty() && host.front() != ':' && host.front() != '.' && host.find('@') == string_view::npos;
}

}  // namespace

std::optional<LinkAddress> LinkAddress::Of(string_view text) {
  text = Trim(text);
  if (text.empty() || text.size() > kLongest || HasUnsafeCharacter(text)) return std::nullopt;
  const auto is_web = [](string_view address) {
    return StartsWith(address, "http://") || StartsWith(address, "https://");
  };
  const bool is_path = text[0] == '/' && !text.starts_with("//");
  const bool is_contact =
      (StartsWith(text, "mailto:") && text.size() > 7) || (StartsWith(text, "tel:") && text.size() > 4);
  if (!is_path && !is_contact && !(is_web(text) && IsPlainHost(HostIn(text)))) return std::nullopt;
  return LinkAddress(std::string(text));
}

string_view LinkAddress::host() const { return StartsWith(text_, "http") ? HostIn(text_) : string_view(); }

}  // namespace gongkai
