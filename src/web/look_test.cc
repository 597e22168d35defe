// Large type and high contrast: chosen by a link, kept by the browser, seen on every page, refusals included.
#include "web/look.h"

#include <doctest/doctest.h>

#include "web/exchange.h"
#include "web/page.h"

namespace gongkai::web {
namespace {

struct Pages {
  Router router;
  Site site{{.secret = "test"}, router};

  Pages() {
    AddLookRoutes(router);
    router.Get("/notes", [](const Request& request) { return Response::Of(RenderPage({.title = "便笺"}, request)); });
  }

  Response Get(const std::string& target, const std::string& cookie = "") {
    Exchange exchange(site, target);
    Head head{.method = "GET", .peer = "127.0.0.1", .headers = Parameters(Parameters::Names::kIgnoreCase)};
    head.headers.Add("Host", "localhost");
    if (!cookie.empty()) head.headers.Add("Cookie", cookie);
    exchange.Begin(head);
    return exchange.Finish();
  }
};

std::string HeaderOf(const Response& response, std::string_view name) {
  for (const auto& [key, value] : response.headers) {
    if (key == name) return value;
  }
  return "";
}

bool Has(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

TEST_CASE_FIXTURE(Pages, "a page says how it is shown and offers the other ways, which lead back to it") {
  const std::string plain = Get("/notes?page=2").body;
  CHECK_FALSE(Has(plain, "data-type"));
  CHECK(Has(plain, "href=\"/look/l?back=%2Fnotes%3Fpage%3D2\">大字版<"));
  CHECK(Has(plain, "href=\"/look/c?back=%2Fnotes%3Fpage%3D2\">高对比<"));
  const std::string large = Get("/notes", "gk_look=l").body;
  CHECK(Has(large, "data-type=\"large\""));
  CHECK(Has(large, "href=\"/look/normal?back=%2Fnotes\">标准字<"));
  CHECK(Has(large, "href=\"/look/lc?back=%2Fnotes\">高对比<"));
  CHECK(Has(Get("/nowhere", "gk_look=lc").body, "data-contrast=\"high\""));
}

TEST_CASE_FIXTURE(Pages, "the choice is a cookie that holds nothing else, and ends with the standard look") {
  const Response chosen = Get("/look/lc?back=%2Fnotes%3Fpage%3D2");
  CHECK(chosen.status == 303);
  CHECK(HeaderOf(chosen, "Location") == "/notes?page=2");
  CHECK(HeaderOf(chosen, "Set-Cookie") == "gk_look=lc; Path=/; SameSite=Lax; Max-Age=31536000");
  CHECK(HeaderOf(Get("/look/normal?back=%2F"), "Set-Cookie") == "gk_look=; Path=/; SameSite=Lax; Max-Age=0");
  CHECK(HeaderOf(Get("/look/xyz%0Aevil"), "Set-Cookie") == "gk_look=; Path=/; SameSite=Lax; Max-Age=0");
}

TEST_CASE_FIXTURE(Pages, "without a page to come back to, as on a plain web server, the address says what to do") {
  const Response how = Get("/look/l");
  CHECK(how.status == 200);
  CHECK(Has(how.body, "浏览器没有运行脚本"));
  CHECK(HeaderOf(how, "Set-Cookie").empty());
}

TEST_CASE_FIXTURE(Pages, "the way back never leads to another site") {
  for (const char* back :
       {"//evil.example", "/%5Cevil.example", "https%3A%2F%2Fevil.example", "/%09/evil.example", ""}) {
    CAPTURE(back);
    CHECK(HeaderOf(Get(std::string("/look/l?back=") + back), "Location") == "/");
  }
}

TEST_CASE_FIXTURE(Pages, "a page of the portal holds no token, and stands within the county's own site") {
  SetSiteFrame({"<div class=\"county-top\">县站页头</div>",
                "<div class=\"county-end\">县站页脚</div>",
                {{"SiteIDCode", "9900000001"}}});
  router.Get("/open", [](const Request& request) {
    return Response::Of(
        RenderPage({.title = "公开", .is_public = true, .meta = {{"ColumnName", "公开\"指南"}}}, request));
  });
  const std::string open = Get("/open").body;
  CHECK(Has(open, "<meta name=\"SiteIDCode\" content=\"9900000001\">"));
  CHECK(Has(open, "<meta name=\"ColumnName\" content=\"公开&#34;指南\">"));
  CHECK(Has(open, "<body><div class=\"county-top\">"));
  CHECK(Has(open, "<div class=\"county-end\">县站页脚</div></body>"));
  CHECK_FALSE(Has(open, "csrf"));
  CHECK_FALSE(Has(open, "CSRF"));
  CHECK_FALSE(Has(Get("/notes").body, "county-top"));
  SetSiteFrame({});
}

}  // namespace
}  // namespace gongkai::web
