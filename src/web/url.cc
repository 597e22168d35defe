#include "web/url.h"

#include <array>

namespace gongkai::web {
namespace {

std::string& MutableBasePath() {
  static std::string base_path;
  return base_path;
}

bool HasControlCharacter(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return true;
  }
  return false;
}

bool StartsWithIgnoringCase(std::string_view text, std::string_view lower) {
  if (text.size() < lower.size()) return false;
  for (std::size_t i = 0; i < lower.size(); ++i) {
    const char c = text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] - 'A' + 'a') : text[i];
    if (c != lower[i]) return false;
  }
  return true;
}

// "/\evil.example" and "//evil.example" are other hosts to a browser.
bool IsLocal(std::string_view address) {
  if (address.empty()) return false;
  if (address[0] == '#' || address[0] == '?') return true;
  return address[0] == '/' && (address.size() == 1 || (address[1] != '/' && address[1] != '\\'));
}

}  // namespace

void SetBasePath(std::string base_path) { MutableBasePath() = std::move(base_path); }
const std::string& BasePath() { return MutableBasePath(); }

Url Url::Checked(std::string_view address) {
  constexpr std::array<std::string_view, 3> kSchemes = {"http://", "https://", "mailto:"};
  if (HasControlCharacter(address)) return Url("#");
  if (IsLocal(address)) return Url(std::string(address));
  for (const std::string_view scheme : kSchemes) {
    if (StartsWithIgnoringCase(address, scheme)) return Url(std::string(address));
  }
  return Url("#");
}

Url& Url::With(std::string_view name, std::string_view value) {
  text_ += text_.find('?') == std::string::npos ? '?' : '&';
  text_ += PercentEncode(name) + "=" + PercentEncode(value);
  return *this;
}

void Url::AppendPart(std::string_view pattern, std::size_t& from, const std::string& part) {
  const std::size_t place = pattern.find("{}", from);
  text_ += pattern.substr(from, place - from);
  if (place == std::string_view::npos) {
    from = pattern.size();
    return;
  }
  text_ += part;
  from = place + 2;
}

}  // namespace gongkai::web
