// A session that ended while somebody worked: what is said, and where one comes back to.
#include <doctest/doctest.h>
#include <support/browser.h>
#include <support/county.h>

#include "account/policy_store.h"
#include "account/way_in.h"

namespace gongkai::account {
namespace {

using testing::Browser;
using testing::County;
using testing::kPassword;

// A county with one page and one act, and somebody whose session has just ended.
struct Ended {
  County county;
  Browser browser;

  explicit Ended(const testing::TestDatabase& place) : county(place), browser(county.router) {
    county.Hire("linxi", "林溪", PostKind::kHandler, county.township);
    county.office.Get("/office/paper", Act::kSeeReports,
                      [](const web::Request&, const Visitor&) { return web::Response(); });
    county.office.Post("/office/paper", Act::kSeeReports,
                       [](const web::Request&, const Visitor&) { return web::Response(); });
    browser.Post("/sign-in", {{"login", "linxi"}, {"password", kPassword}});
    REQUIRE(browser.Get("/office/paper").status == 200);
    db::Transaction act = county.database->Begin();
    act.Execute("UPDATE session SET ends_at = 0");
    act.Commit();
  }

  static std::string Location(const web::Response& response) { return Browser::HeaderOf(response, "Location"); }
};

TEST_CASE_ON_BOTH_ENGINES("a page asked for after the session ended is opened after signing in, with its filters",
                          place) {
  Ended ended(place);
  const std::string location = Ended::Location(ended.browser.Get("/office/paper?state=%E9%94%99&page=2"));
  CHECK(location == "/sign-in?next=%2Foffice%2Fpaper%3Fstate%3D%25E9%2594%2599%26page%3D2&ended=page");
  const web::Response page = ended.browser.Get(location);
  CHECK(page.body.find("登录已经过期。请重新登录，登录后回到刚才的页面。") != std::string::npos);
  const std::string next = Browser::FieldIn(page, "next");
  CHECK(Ended::Location(ended.browser.Post(
            "/sign-in",
            {{"login", "linxi"}, {"password", kPassword}, {"next", "/office/paper?state=%E9%94%99&page=2"}})) ==
        "/office/paper?state=%E9%94%99&page=2");
  CHECK(next == "/office/paper?state=%E9%94%99&amp;page=2");
}

TEST_CASE_ON_BOTH_ENGINES("a form sent after the session ended says that nothing was done", place) {
  Ended ended(place);
  ended.browser.headers["Referer"] = "http://localhost/office/paper?state=errors";
  const std::string location = Ended::Location(ended.browser.Post("/office/paper", {}));
  CHECK(location == "/sign-in?next=%2Foffice%2Fpaper%3Fstate%3Derrors&ended=act");
  CHECK(ended.browser.Get(location).body.find("刚才的操作没有办成") != std::string::npos);
}

TEST_CASE_ON_BOTH_ENGINES("a piece of a page leads the whole page to the sign-in, and not a form into the page",
                          place) {
  Ended ended(place);
  ended.browser.headers["HX-Request"] = "true";
  ended.browser.headers["HX-Current-URL"] = "http://localhost/office/paper?page=3#f2";
  const web::Response answer = ended.browser.Post("/office/paper", {});
  CHECK(Ended::Location(answer).empty());
  CHECK(answer.body.empty());
  CHECK(Browser::HeaderOf(answer, "HX-Redirect") == "/sign-in?next=%2Foffice%2Fpaper%3Fpage%3D3&ended=act");
}

TEST_CASE_ON_BOTH_ENGINES("a step that comes to be owed in the middle of the work leads back to where one was", place) {
  Ended ended(place);
  ended.browser.Post("/sign-in", {{"login", "linxi"}, {"password", kPassword}});
  {
    db::Transaction act = ended.county.database->Begin();
    Policy policy = ReadPolicy(act);
    policy.second_factor_for_all = true;
    WritePolicy(act, policy);
    act.Commit();
  }
  CHECK(Ended::Location(ended.browser.Get("/office/paper?page=2")) ==
        "/sign-in/device?next=%2Foffice%2Fpaper%3Fpage%3D2");
  ended.browser.headers["Referer"] = "http://localhost/office/paper?page=2";
  const std::string owed = Ended::Location(ended.browser.Post("/office/paper", {}));
  CHECK(owed == "/sign-in/device?next=%2Foffice%2Fpaper%3Fpage%3D2&ended=step");
  const web::Response page = ended.browser.Get(owed);
  CHECK(page.body.find("刚才的操作没有办成") != std::string::npos);
  CHECK(Browser::FieldIn(page, "next") == "/office/paper?page=2");
}

TEST_CASE_ON_BOTH_ENGINES("an address of another site is not come back to", place) {
  Ended ended(place);
  ended.browser.headers["HX-Request"] = "true";
  ended.browser.headers["HX-Current-URL"] = "http://elsewhere.example/office/paper";
  CHECK(Browser::HeaderOf(ended.browser.Get("/office/paper"), "HX-Redirect") == "/sign-in?ended=page");
}

}  // namespace
}  // namespace gongkai::account
