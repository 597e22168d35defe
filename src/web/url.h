// Addresses inside this site. The program may stand under a path of another site ("/zwgk"): that prefix is put in front
// here and by html.h, never by a page.
#pragma once

#include <string>
#include <string_view>

#include "base/percent.h"

namespace gongkai::web {

/// Set once before the server starts. "" or "/zwgk": begins with "/", does not end with one.
void SetBasePath(std::string base_path);
const std::string& BasePath();

/// A complete address that may stand in href, src or action as it is.
class Url {
 public:
  /// Url::Local("/reports/{}?year={}", id, year): every {} is percent-encoded, the base path is put in front.
  template <class... Args>
  static Url Local(std::string_view pattern, const Args&... args) {
    Url url(BasePath());
    std::size_t from = 0;
    (url.AppendPart(pattern, from, Part(args)), ...);
    url.text_ += pattern.substr(from);
    return url;
  }
  /// An address from outside: kept when it is http, https, mailto, or local; anything else (javascript:, data:) gives
  /// "#".
  static Url Checked(std::string_view address);

  /// Adds "?name=value" or "&name=value".
  Url& With(std::string_view name, std::string_view value);

  const std::string& text() const { return text_; }
  bool operator==(const Url&) const = default;

 private:
  explicit Url(std::string text) : text_(std::move(text)) {}
  static std::string Part(std::string_view text) { return PercentEncode(text); }
  static std::string Part(long long number) { return std::to_string(number); }
  static std::string Part(long number) { return std::to_string(number); }
  static std::string Part(int number) { return std::to_string(number); }
  static std::string Part(unsigned long number) { return std::to_string(number); }
  void AppendPart(std::string_view pattern, std::size_t& from, const std::string& part);

  std::string text_;
};

}  // namespace gongkai::web
