// A browser for tests: asks a router's pages without a socket, keeps cookies, sends the forms that pages hold.
//
//   Browser browser(router);
//   browser.Post("/sign-in", {{"login", "linxi"}, {"password", "…"}});    // 303
//   browser.Get("/office").body
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/percent.h"
#include "web/exchange.h"

namespace gongkai::testing {

class Browser {
 public:
  explicit Browser(const web::Router& router, std::string address = "192.0.2.7") : address_(std::move(address)) {
    web::ServerOptions options;
    options.secret = "test";
    site_ = std::make_unique<web::Site>(options, router);
  }

  bool is_encrypted = false;
  std::map<std::string, std::string> headers;  // sent besides, with every request
  std::map<std::string, std::string> cookies;

  web::Response Get(const std::string& target) { return Ask("GET", target, ""); }

  /// With the form token of the site; a foreign page would not have it.
  web::Response Post(const std::string& target, const std::vector<std::pair<std::string, std::string>>& fields) {
    if (!cookies.contains(Form())) Get("/sign-in");
    std::string body = "_csrf=" + site_->tokens.TokenFor(cookies[Form()]);
    for (const auto& [name, value] : fields) body += "&" + name + "=" + PercentEncode(value);
    return Ask("POST", target, body);
  }

  /// Where a 303 leads, followed until there is a page.
  web::Response Follow(web::Response response) {
    while (response.status == 303) response = Get(HeaderOf(response, "Location"));
    return response;
  }

  static std::string HeaderOf(const web::Response& response, std::string_view name) {
    for (const auto& [each, value] : response.headers) {
      if (web::EqualIgnoringCase(each, name)) return value;
    }
    return "";
  }

  /// The value of the first hidden field of that name.
  static std::string FieldIn(const web::Response& page, const std::string& name) {
    return Between(page.body, "name=\"" + name + "\" value=\"", "\"");
  }
  static std::string Between(std::string_view text, std::string_view before, std::string_view after) {
    const std::size_t at = text.find(before);
    if (at == std::string_view::npos) return "";
    const std::size_t from = at + before.size();
    return std::string(text.substr(from, text.find(after, from) - from));
  }

 private:
  static std::string Form() { return std::string(web::FormTokens::kCookie); }

  web::Response Ask(std::string method, const std::string& target, const std::string& body) {
    web::Head head;
    head.method = std::move(method);
    head.peer = is_encrypted ? "127.0.0.1" : address_;
    head.headers = web::Parameters(web::Parameters::Names::kIgnoreCase);
    head.headers.Add("Host", "localhost");
    head.headers.Add("User-Agent", "Mozilla/5.0 (Windows NT 10.0) Chrome/120.0");
    if (is_encrypted) {
      head.headers.Add("X-Forwarded-For", address_);
      head.headers.Add("X-Forwarded-Proto", "https");
    }
    for (const auto& [name, value] : headers) head.headers.Add(name, value);
    std::string cookie;
    for (const auto& [name, value] : cookies) cookie += (cookie.empty() ? "" : "; ") + name + "=" + value;
    if (!cookie.empty()) head.headers.Add("Cookie", cookie);
    if (!body.empty()) {
      head.headers.Add("Content-Type", "application/x-www-form-urlencoded");
      head.headers.Add("Content-Length", std::to_string(body.size()));
      head.headers.Add("Origin", is_encrypted ? "https://localhost" : "http://localhost");
    }
    web::Exchange exchange(*site_, target);
    if (exchange.Begin(head) == web::Next::kReadBody && !body.empty()) exchange.Feed(body);
    web::Response response = exchange.Finish();
    Keep(response);
    return response;
  }

  void Keep(const web::Response& response) {
    for (const auto& [name, value] : response.headers) {
      if (!web::EqualIgnoringCase(name, "Set-Cookie")) continue;
      const std::string key = value.substr(0, value.find('='));
      cookies[key] = Between(value, "=", ";");
      if (value.find("Max-Age=0") != std::string::npos) cookies.erase(key);
    }
  }

  std::string address_;
  std::unique_ptr<web::Site> site_;
};

}  // namespace gongkai::testing
