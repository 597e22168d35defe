#include "web/guard.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "crypto/bytes.h"
#include "crypto/hmac_sm3.h"
#include "crypto/random.h"

namespace gongkai::web {
namespace {

constexpr std::size_t kLongestTarget = 8 * 1024;
constexpr std::size_t kMostHeaderBytes = 32 * 1024;
constexpr std::size_t kMostHeaders = 100;
constexpr std::size_t kTokenDigits = 32;  // 128 bits

bool IsTokenCharacter(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool IsControl(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

bool IsHeaderName(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), IsTokenCharacter);
}

bool IsHeaderValue(std::string_view value) {
  return std::none_of(value.begin(), value.end(), [](char c) { return IsControl(c) && c != '\t'; });
}

bool IsLength(std::string_view text) {
  return !text.empty() && text.size() <= 18 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::optional<std::string> FramingFault(const Parameters& headers, bool is_http_1_0) {
  const auto lengths = headers.All("Content-Length");
  const auto codings = headers.All("Transfer-Encoding");
  if (!lengths.empty() && !codings.empty()) return "请求同时写了 Content-Length 和 Transfer-Encoding。";
  if (lengths.size() > 1) return "请求写了多个 Content-Length。";
  if (lengths.size() == 1 && !IsLength(lengths[0])) return "请求的 Content-Length 不是数字。";
  if (codings.size() > 1 || (codings.size() == 1 && !EqualIgnoringCase(codings[0], "chunked"))) {
    return "请求的 Transfer-Encoding 不受支持。";
  }
  if (codings.size() == 1 && is_http_1_0) return "HTTP/1.0 的请求不能分块发送。";
  return std::nullopt;
}

// "[::1]:8080" → "[::1]", "localhost:8080" → "localhost"; empty when what follows is no port ("localhost:80@evil").
std::string_view WithoutPort(std::string_view host) {
  const std::size_t end = host.starts_with('[') ? host.find(']') + 1 : std::min(host.find(':'), host.size());
  const std::string_view port = host.substr(end);
  const bool is_port = port.empty() || (port[0] == ':' && port.find_first_not_of("0123456789", 1) == port.npos);
  return is_port ? host.substr(0, end) : std::string_view();
}

}  // namespace

std::optional<std::string> HeadFault(std::string_view raw_target, const Parameters& headers, bool is_http_1_0) {
  if (raw_target.size() > kLongestTarget) return "地址太长。";
  if (!raw_target.starts_with('/') || !IsHeaderValue(raw_target)) return "地址写法不对。";
  std::size_t bytes = 0;
  for (const auto& [name, value] : headers.pairs()) {
    if (!IsHeaderName(name) || !IsHeaderValue(value)) return "请求头里有不该出现的字符。";
    bytes += name.size() + value.size();
  }
  if (headers.pairs().size() > kMostHeaders || bytes > kMostHeaderBytes) return "请求头太多或太长。";
  if (headers.All("Host").size() != 1) return "请求没有写明主机名，或写了多个。";
  return FramingFault(headers, is_http_1_0);
}

std::optional<std::uint64_t> AnnouncedLength(const Parameters& headers) {
  if (headers.Has("Transfer-Encoding")) return std::nullopt;
  return static_cast<std::uint64_t>(headers.Int("Content-Length").value_or(0));
}

bool IsOurHost(std::string_view host, const std::vector<std::string>& host_names) {
  constexpr std::array<std::string_view, 3> kLoopback = {"localhost", "127.0.0.1", "[::1]"};
  const std::string_view name = WithoutPort(host);
  const auto same = [&](std::string_view each) { return EqualIgnoringCase(each, name); };
  return std::any_of(kLoopback.begin(), kLoopback.end(), same) ||
         std::any_of(host_names.begin(), host_names.end(), same);
}

bool IsFromOurPage(const Parameters& headers) {
  const std::string_view site = headers.Get("Sec-Fetch-Site");
  if (!site.empty() && site != "same-origin" && site != "none") return false;
  if (!headers.Has("Origin")) return true;
  std::string_view origin = headers.Get("Origin");
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (origin.starts_with(scheme)) return EqualIgnoringCase(origin.substr(scheme.size()), headers.Get("Host"));
  }
  return false;
}

FormTokens::FormTokens(std::string secret) : secret_(secret.empty() ? crypto::RandomHex(32) : std::move(secret)) {}

std::string FormTokens::NewCookie() { return crypto::RandomHex(16); }

bool FormTokens::IsCookie(std::string_view cookie) {
  return cookie.size() == 32 && cookie.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::string FormTokens::TokenFor(std::string_view cookie) const {
  return crypto::HmacSm3::Of(secret_, cookie).ToHex().substr(0, kTokenDigits);
}

bool FormTokens::Fits(std::string_view cookie, std::string_view token) const {
  return IsCookie(cookie) && crypto::SameInConstantTime(token, TokenFor(cookie));
}

void AddSecurityHeaders(Response& response) {
  response.With("Content-Security-Policy",
                "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; "
                "frame-ancestors 'none'");
  response.With("X-Content-Type-Options", "nosniff");
  response.With("X-Frame-Options", "DENY");
  // Not no-referrer: with it browsers send "Origin: null" from our own forms.
  response.With("Referrer-Policy", "same-origin");
  response.With("Cross-Origin-Opener-Policy", "same-origin");
  response.With("Cross-Origin-Resource-Policy", "same-origin");
}

}  // namespace gongkai::web
