// What is refused before a page sees it: requests that two programs could read differently (smuggling), requests meant
// for another site (DNS rebinding), and acts that another site's page tries to have done (CSRF).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/parameters.h"
#include "web/request.h"
#include "web/response.h"

namespace gongkai::web {

/// One plain sentence when the head of the request is malformed or too long; nothing when it is sound.
/// Source: RFC 9112, 3.2, 6.1, 6.3; RFC 9110, 5.5.
std::optional<std::string> HeadFault(std::string_view raw_target, const Parameters& headers, bool is_http_1_0);

/// The bytes of the body as announced: 0 without one, nothing when it comes in chunks.
std::optional<std::uint64_t> AnnouncedLength(const Parameters& headers);

/// Whether the Host header names this site: a loopback name or one of `host_names`, with any port.
bool IsOurHost(std::string_view host, const std::vector<std::string>& host_names);

/// Whether a POST comes from a page of this site, by Sec-Fetch-Site and Origin.
bool IsFromOurPage(const Parameters& headers);

/// Ties forms to the browser they were sent to: a random cookie, and in each form that cookie's HMAC under a key of
/// ours.
class FormTokens {
 public:
  static constexpr std::string_view kCookie = "gongkai_form";

  /// An empty secret is replaced by a random one.
  explicit FormTokens(std::string secret);

  /// 32 random hex digits.
  static std::string NewCookie();
  static bool IsCookie(std::string_view cookie);
  std::string TokenFor(std::string_view cookie) const;
  /// Compared in constant time.
  bool Fits(std::string_view cookie, std::string_view token) const;

 private:
  std::string secret_;
};

/// For every response. Scripts and styles come from our own files alone; nobody may frame us.
void AddSecurityHeaders(Response& response);

}  // namespace gongkai::web
