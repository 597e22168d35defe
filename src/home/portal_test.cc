// What the public sees first: what is new, who the organs are; the guides that are finished; nothing that is kept for
// the office.
#include <doctest/doctest.h>
#include <support/browser.h>
#include <support/county.h>

#include "account/guide_store.h"
#include "disclosure/portal/guide_pages.h"
#include "home/portal_pages.h"

namespace gongkai::home {
namespace {

using account::OrganKind;
using testing::Browser;
using testing::County;

bool Has(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

std::string HeaderOf(const web::Response& response, std::string_view name) {
  for (const auto& [key, value] : response.kept ? response.kept->headers : response.headers) {
    if (key == name) return value;
  }
  return "";
}

account::Guide WholeGuide(account::OrganId organ) {
  account::Guide guide{.organ = organ};
  for (const account::GuideField& field : account::kGuideFields)
    guide.*field.value = std::string(field.label) + "的内容";
  guide.secrecy_body = "保密工作领导小组";
  return guide;
}

struct Portal {
  County county;
  Browser browser{county.router};

  explicit Portal(const testing::TestDatabase& place) : county(place) {
    AddPortalPages(county.router, county.desk);
    disclosure::AddGuidePages(county.router, county.desk);
  }

  void Save(account::Guide guide) {
    db::Transaction act = county.database->Begin();
    CHECK(account::SaveGuide(act, guide));
    act.Commit();
  }
  account::OrganId Found(OrganKind kind, std::string code, std::string name, std::string short_name) {
    db::Transaction act = county.database->Begin();
    const auto id = county.Add(act, county.root, kind, std::move(code), std::move(name), std::move(short_name));
    act.Commit();
    return id;
  }
  std::string Page(const std::string& path = "/") { return std::string(browser.Get(path).Bytes()); }
  std::string GuidePath() const { return "/guides/" + std::to_string(county.township.value); }
};

TEST_CASE_ON_BOTH_ENGINES("the front leads to the parts of the platform, says what is new, and finds what is public",
                          place) {
  Portal portal(place);
  const std::string page = portal.Page();
  for (const char* part :
       {">政府信息公开指南</a>", ">政府信息公开制度</a>", ">法定主动公开内容</a>", ">政府信息公开年报</a>",
        ">依申请公开</a>", "最新公开</h2>", "正在征求意见</h2>", "各机关</h2>", "20 个工作日内答复，可以依法延长",
        "role=\"search\"", "href=\"/requests\"", "href=\"/index/all\""}) {
    CAPTURE(part);
    CHECK(Has(page, part));
  }
  CHECK(Has(page, "<meta name=\"ColumnName\" content=\"政府信息公开\">"));
  CHECK(Has(page, "<a href=\"/organs/" + std::to_string(portal.county.township.value) + "\">澄砚县枕溪镇人民政府</a>"));
  CHECK(Has(portal.Page("/guides"), "澄砚县枕溪镇人民政府 <span class=\"gk-soft\">指南还没有公布"));
  CHECK_FALSE(Has(portal.Page("/guides"), "/guides/"));
  CHECK(portal.browser.Get(portal.GuidePath()).status == 404);
}

TEST_CASE_ON_BOTH_ENGINES("a guide is public once it is whole, and says nothing of who reviews secrecy", place) {
  Portal portal(place);
  account::Guide guide = WholeGuide(portal.county.township);
  guide.phone = "";
  portal.Save(guide);
  CHECK_FALSE(Has(portal.Page("/guides"), portal.GuidePath()));
  CHECK(portal.browser.Get(portal.GuidePath()).status == 404);
  guide.phone = "0379-1234567";
  guide.version = 1;
  portal.Save(guide);
  CHECK(Has(portal.Page("/guides"), "<a href=\"" + portal.GuidePath() + "\">澄砚县枕溪镇人民政府</a>"));
  const std::string page = portal.Page(portal.GuidePath());
  CHECK(Has(page, "0379-1234567"));
  CHECK(Has(page, "<dd>澄砚县人民政府 <span class=\"gk-soft\">行政复议法第二十四条"));
  CHECK(Has(page, "<meta name=\"ContentSource\" content=\"澄砚县枕溪镇人民政府\">"));
  CHECK_FALSE(Has(page, "保密"));
}

TEST_CASE_ON_BOTH_ENGINES("what changes is on the page with the next request, and what ended is gone from its day on",
                          place) {
  Portal portal(place);
  portal.Save(WholeGuide(portal.county.township));
  CHECK(portal.browser.Get(portal.GuidePath()).status == 200);
  CHECK_FALSE(Has(portal.Page(), "澄砚县民政局"));
  portal.Found(OrganKind::kDepartment, "201", "澄砚县民政局", "民政局");
  CHECK(Has(portal.Page(), "澄砚县民政局"));
  {
    db::Transaction act = portal.county.database->Begin();
    auto organ = *account::FindOrgan(act, portal.county.township);
    organ.closed_on = std::chrono::year(2026) / 3 / 12;
    account::UpdateOrgan(act, organ);
    act.Commit();
  }
  CHECK(Has(portal.Page(), "枕溪镇"));
  portal.county.now += std::chrono::hours(48);
  CHECK_FALSE(Has(portal.Page(), "枕溪镇"));
  CHECK(portal.browser.Get(portal.GuidePath()).status == 404);
}

TEST_CASE_ON_BOTH_ENGINES("units and villages are found through their organ: they answer nobody themselves", place) {
  Portal portal(place);
  portal.Found(OrganKind::kUnit, "001-A", "澄砚县人民政府办公室政务公开股", "政务公开股");
  CHECK_FALSE(Has(portal.Page(), "政务公开股"));
}

TEST_CASE_ON_BOTH_ENGINES("the page ties nobody: no cookie, no token, the same bytes for all, and kept by its tag",
                          place) {
  Portal portal(place);
  const web::Response first = portal.browser.Get("/?from=mail");
  CHECK(HeaderOf(first, "Set-Cookie").empty());
  CHECK(HeaderOf(first, "Cache-Control") == "no-cache");
  CHECK_FALSE(Has(first.Bytes(), "csrf"));
  CHECK_FALSE(Has(first.Bytes(), "mail"));
  Browser other(portal.county.router, "192.0.2.8");
  CHECK(other.Get("/").Bytes() == first.Bytes());
  other.headers["If-None-Match"] = HeaderOf(first, "ETag");
  CHECK(other.Get("/").status == 304);
  portal.Found(OrganKind::kDepartment, "201", "澄砚县民政局", "民政局");
  CHECK(other.Get("/").status == 200);
}

TEST_CASE_ON_BOTH_ENGINES("organs are found by a part of their name, however it is written, and nothing found is said",
                          place) {
  Portal portal(place);
  const auto search = [&](const std::string& words) { return portal.Page("/?words=" + PercentEncode(words)); };
  CHECK(Has(search("枕溪"), "澄砚县枕溪镇人民政府"));
  CHECK(Has(search("澄硯縣枕溪鎮"), "澄砚县枕溪镇人民政府"));
  CHECK_FALSE(Has(search("枕溪"), "办公室</"));
  const std::string none = search("<海关>");
  CHECK(Has(none, "没有名称含“&lt;海关&gt;”的机关"));
  CHECK(Has(none, "value=\"&lt;海关&gt;\""));
  CHECK(portal.browser.cookies.empty());
}

TEST_CASE("before the county is set up the front page says what is to be done") {
  const testing::OnSqlite place;
  auto database = place.Open(embedded::Migrations());
  const account::Keys keys = account::KeysOf(crypto::Key::Random(), crypto::Sm2PrivateKey::Generate());
  account::Desk desk{*database, keys, [] { return Instant{}; }};
  web::Router router;
  AddPortalPages(router, desk);
  const web::Response page = Browser(router).Get("/");
  CHECK(page.status == 503);
  CHECK(Has(page.body, "完成县里的首次设置"));
}

TEST_CASE("the foot of public pages says what the settings know, and where those who work here sign in") {
  const std::string foot = PortalFoot("澄砚县人民政府网", "9900000001").text();
  CHECK(Has(foot, "网站标识码 9900000001"));
  CHECK(Has(foot, "澄砚县人民政府网"));
  CHECK(Has(foot, "href=\"/sign-in\""));
  CHECK_FALSE(Has(PortalFoot("", "").text(), "标识码"));
  CHECK_FALSE(Has(CopiedFoot("澄砚县人民政府网", "9900000001").text(), "href"));  // elsewhere there is no office
}

}  // namespace
}  // namespace gongkai::home
