// What is refused before any page sees it, and the routing of what is not.
#include "web/guard.h"

#include <doctest/doctest.h>

#include "web/listen_address.h"
#include "web/router.h"

namespace gongkai::web {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

Parameters Headers(const Pairs& pairs) {
  Parameters headers(Parameters::Names::kIgnoreCase);
  for (const auto& [name, value] : pairs) headers.Add(name, value);
  return headers;
}

bool IsSound(Pairs pairs, std::string_view target = "/", bool is_http_1_0 = false) {
  pairs.emplace_back("Host", "localhost");
  return !HeadFault(target, Headers(pairs), is_http_1_0);
}

TEST_CASE("a head that two programs could read differently is refused") {
  CHECK(IsSound({{"Content-Length", "5"}}));
  CHECK(IsSound({{"Transfer-Encoding", "Chunked"}}));
  CHECK_FALSE(IsSound({{"Content-Length", "5"}, {"Transfer-Encoding", "chunked"}}));
  CHECK_FALSE(IsSound({{"Content-Length", "5"}, {"content-length", "5"}}));
  CHECK_FALSE(IsSound({{"Content-Length", "+5"}}));
  CHECK_FALSE(IsSound({{"Content-Length", "5, 5"}}));
  CHECK_FALSE(IsSound({{"Content-Length", ""}}));
  CHECK_FALSE(IsSound({{"Transfer-Encoding", "gzip, chunked"}}));
  CHECK_FALSE(IsSound({{"Transfer-Encoding", "chunked"}}, "/", true));
  CHECK_FALSE(IsSound({{"X", std::string("a\0b", 3)}}));
  CHECK_FALSE(IsSound({{"X", "a\rb"}}));
  CHECK_FALSE(IsSound({{"X ", "a"}}));
  CHECK_FALSE(IsSound({{"Host", "other"}}));
  CHECK_FALSE(IsSound({{"X", std::string(40'000, 'x')}}));
  CHECK_FALSE(IsSound(Pairs(101, {"X", "a"})));
  CHECK_FALSE(IsSound({}, "/" + std::string(9000, 'x')));
  CHECK_FALSE(IsSound({}, "http://evil.example/"));
  CHECK(HeadFault("/", Headers({}), false).has_value());
}

TEST_CASE("only names of this site are answered") {
  for (const char* ours : {"localhost", "LOCALHOST:8080", "127.0.0.1:1", "[::1]:8080", "gk.example.gov.cn"}) {
    CHECK(IsOurHost(ours, {"gk.example.gov.cn"}));
  }
  for (const char* foreign : {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "", "[::1",
                              "127.0.0.2", "localhost:80@evil.example", "[::1]evil"}) {
    CHECK_FALSE(IsOurHost(foreign, {"gk.example.gov.cn"}));
  }
}

TEST_CASE("acts come from our own pages") {
  const auto from = [](Pairs pairs) {
    pairs.emplace_back("Host", "127.0.0.1:8080");
    return IsFromOurPage(Headers(pairs));
  };
  CHECK(from({}));
  CHECK(from({{"Origin", "http://127.0.0.1:8080"}, {"Sec-Fetch-Site", "same-origin"}}));
  CHECK_FALSE(from({{"Origin", "http://127.0.0.1:9090"}}));
  CHECK_FALSE(from({{"Origin", "null"}}));
  CHECK_FALSE(from({{"Origin", "https://evil.example"}}));
  CHECK_FALSE(from({{"Sec-Fetch-Site", "cross-site"}}));
  CHECK_FALSE(from({{"Sec-Fetch-Site", "same-site"}}));
}

TEST_CASE("a form token fits the browser and the installation it was made for") {
  const FormTokens tokens("secret");
  const std::string cookie = FormTokens::NewCookie();
  const std::string token = tokens.TokenFor(cookie);
  CHECK(FormTokens::IsCookie(cookie));
  CHECK(tokens.Fits(cookie, token));
  CHECK(FormTokens("secret").Fits(cookie, token));
  CHECK_FALSE(FormTokens("other").Fits(cookie, token));
  CHECK_FALSE(tokens.Fits(FormTokens::NewCookie(), token));
  CHECK_FALSE(tokens.Fits(cookie, ""));
  CHECK_FALSE(tokens.Fits("", tokens.TokenFor("")));
}

TEST_CASE("routes: literal before parameter, segments decoded after they were told apart") {
  Router router;
  const auto answer = [](std::string text) { return [text](const Request&) { return Response::Text(text); }; };
  router.Get("/", answer("home"));
  router.Get("/r/{id}", answer("one"));
  router.Get("/r/new", answer("new"));
  router.Post("/r/{id}/dismiss", answer("dismiss"));
  const auto find = [&](Method method, std::string_view path) {
    const auto match = router.Find(method, path);
    Request request;
    return match.route == nullptr ? std::string(!match.allowed.empty() ? "405" : "404")
                                  : match.route->handler(request).body + ":" + std::string(match.params.Get("id"));
  };
  CHECK(find(Method::kGet, "/") == "home:");
  CHECK(find(Method::kHead, "/r/7") == "one:7");
  CHECK(find(Method::kGet, "/r/new") == "new:");
  CHECK(find(Method::kGet, "/r/a%2Fb%E5%85%AC") == "one:a/b公");
  CHECK(find(Method::kGet, "/r/") == "404");
  CHECK(find(Method::kGet, "/r/7/") == "404");
  CHECK(find(Method::kGet, "/r/../secret") == "404");
  CHECK(find(Method::kGet, "/r/7/dismiss") == "405");
  CHECK(find(Method::kPost, "/r/7/dismiss") == "dismiss:7");
}

TEST_CASE("an address that other machines reach is refused unless it was asked for") {
  CHECK(ListeningSocket::Open("127.0.0.1:0", false));
  CHECK(ListeningSocket::Open("localhost:0", false));
  for (const char* address : {"0.0.0.0:0", "[::]:0", "8080", "127.0.0.1", "127.0.0.1:x", "127.0.0.1:70000", "a.b:1"}) {
    CAPTURE(address);
    const auto refused = ListeningSocket::Open(address, false);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == ErrorKind::kInvalidInput);
  }
  CHECK(ListeningSocket::Open("0.0.0.0:0", true));
  const auto first = ListeningSocket::Open("127.0.0.1:0", false);
  const auto second = ListeningSocket::Open("127.0.0.1:" + std::to_string(first->port()), false);
  REQUIRE_FALSE(second);
  CHECK(second.error().kind == ErrorKind::kConflict);
}

TEST_CASE("a download keeps its Chinese name and cannot break out of its header") {
  const Response response = Response::Download("年报 \"2024\"\r\n.xlsx", "application/x", "bytes");
  REQUIRE(response.headers.size() == 1);
  CHECK(response.headers[0].second ==
        "attachment; filename=\"____2024___.xlsx\"; "
        "filename*=UTF-8''%E5%B9%B4%E6%8A%A5%20%222024%22%0D%0A.xlsx");
}

}  // namespace
}  // namespace gongkai::web
