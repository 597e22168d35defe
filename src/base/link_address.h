// Where a link of a rich text may lead. Made only by Of, so that no "javascript:" and no host in disguise can stand in
// a value of this type.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace gongkai {

class LinkAddress {
 public:
  static constexpr std::size_t kLongest = 2'000;  // bytes

  /// http and https with a host and nothing in front of it, mailto, tel, or a path of this site ("/a"); blanks around
  /// it are dropped. Nothing for all else: other schemes, "//host", "/\host", blanks, quotes and control characters
  /// inside.
  static std::optional<LinkAddress> Of(std::string_view text);

  const std::string& text() const { return text_; }
  /// Of http and https, with its port, as it was written; empty for all others.
  std::string_view host() const;

  bool operator==(const LinkAddress&) const = default;

 private:
  explicit LinkAddress(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

}  // namespace gongkai
