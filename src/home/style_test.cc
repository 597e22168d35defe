// The page that shows all parts is for those who work here, and holds every one of them.
#include <doctest/doctest.h>
#include <support/browser.h>
#include <support/county.h>

#include "home/style_pages.h"

namespace gongkai::home {
namespace {

using testing::Browser;
using testing::County;
using testing::kPassword;

bool Has(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

struct Style {
  County county;
  Browser browser{county.router};

  explicit Style(const testing::TestDatabase& place) : county(place) {
    AddStylePage(county.office, {{.id = "more", .title = "另一个", .body = web::Markup("<p>别处画的</p>")}});
    county.Hire("linxi", "林溪", account::PostKind::kHandler, county.township);
  }
  std::string Page(const std::string& path) {
    browser.Post("/sign-in", {{"login", "linxi"}, {"password", kPassword}});
    return browser.Get(path).body;
  }
};

TEST_CASE("the style page shows every part, with those that other subjects draw") {
  const testing::OnSqlite place;
  const std::string page = Style(place).Page("/office/style");
  for (const char* part : {"btn-danger", "gk-badge-error", "gk-empty", "gk-problem", "<progress", "gk-filters",
                           "gk-paging", "gk-steps", "gk-timeline", "gk-month", "gk-chart", "别处画的"}) {
    CAPTURE(part);
    CHECK(Has(page, part));
  }
  CHECK(Has(page, "href=\"#more\">另一个</a>"));
}

TEST_CASE("the editor keeps what it is sent, cleaned, and shows it as a page does") {
  const testing::OnSqlite place;
  Style style(place);
  style.Page("/office/style/editor");
  const auto save = [&](const std::string& html) {
    return style.browser.Post("/office/style/editor", {{"body_html", html}, {"body", ""}, {"body_by", "script"}});
  };
  CHECK(save("<h1 onclick=x>题</h1><script>x()</script><p>文</p>").status == 303);
  const std::string page = style.browser.Get("/office/style/editor").body;
  CHECK(Has(page, "<h2 >题</h2><p >文</p>"));
  CHECK(Has(page, "&lt;h2&gt;题&lt;/h2&gt;"));
  CHECK_FALSE(Has(page, "x()"));
  CHECK(save(" ").status == 422);
  const auto cleaned = style.browser.Post("/office/style/editor/clean", {{"plain", "甲\t乙\n丙\t丁"}});
  CHECK(Has(cleaned.Bytes(), "<table>\n<tr><td><p>甲</p></td>"));
}

TEST_CASE("the days of its calendar are those of the holiday notices, with their reasons") {
  const std::string months = MonthSample().text();
  CHECK(Has(months, "到2026年3月16日为止"));
  CHECK(Has(months, "<time datetime=\"2026-02-14\">14</time><b>第4天</b><span>春节调休上班</span>"));
  CHECK(Has(months, "<time datetime=\"2026-02-17\">17</time><span>春节放假</span><span>不计</span>"));
  CHECK(Has(months, "<b>第20天</b><strong>最后一天</strong>"));
}

TEST_CASE("its list is filtered and turned by the address") {
  const testing::OnSqlite place;
  const std::string page = Style(place).Page("/office/style?kind=" + PercentEncode("乡镇") + "&page=2");
  CHECK(Has(page, "共 4 个"));
  CHECK(Has(page, "澄砚县麦舟乡人民政府</th>"));
  CHECK_FALSE(Has(page, "澄砚县枕溪镇人民政府</th>"));
  CHECK(Has(page, "第 2 页，共 2 页"));
}

}  // namespace
}  // namespace gongkai::home
