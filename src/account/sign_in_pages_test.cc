// The way in as a browser sees it: cookies, stages, what is answered to whom; role and post taken away in the middle.
#include <doctest/doctest.h>
#include <support/browser.h>
#include <support/county.h>

#include "account/problem_pages.h"
#include "account/session.h"

namespace gongkai::account {
namespace {

using namespace std::chrono_literals;
using testing::Browser;
using testing::CodeFor;
using testing::County;
using testing::kPassword;

constexpr const char* kCookie = "gk_session";

web::Response SignIn(Browser& browser, const std::string& login, const std::string& password = kPassword) {
  return browser.Post("/sign-in", {{"login", login}, {"password", password}});
}

std::string Location(const web::Response& response) { return Browser::HeaderOf(response, "Location"); }

/// Through the binding of a device; the secret.
std::string EnterAsAdmin(County& county, Browser& browser, const std::string& login) {
  SignIn(browser, login);
  const auto page = browser.Get("/sign-in/device");
  const std::string secret = Browser::Between(page.body, "<code class=\"door-secret\">", "<");
  const auto bound = browser.Post("/sign-in/device",
                                  {{"offer", Browser::FieldIn(page, "offer")}, {"code", CodeFor(secret, county.now)}});
  CHECK(bound.status == 200);
  return secret;
}

TEST_CASE_ON_BOTH_ENGINES("whoever finds a session open cannot bind a telephone to it without the password", place) {
  County county(place);
  county.Hire("linxi", "林溪", PostKind::kHandler, county.township);
  Browser browser(county.router);
  CHECK(Location(SignIn(browser, "linxi")) == "/office");
  const auto page = browser.Get("/sign-in/device");
  const std::string secret = Browser::Between(page.body, "<code class=\"door-secret\">", "<");
  const auto bind = [&](const std::string& password) {
    return browser.Post(
        "/sign-in/device",
        {{"offer", Browser::FieldIn(page, "offer")}, {"code", CodeFor(secret, county.now)}, {"password", password}});
  };
  CHECK(bind("").status == 422);
  CHECK(bind("wrong").body.find("现在的密码不对") != std::string::npos);
  CHECK(county.Count("SELECT COUNT(*) FROM person WHERE totp_key IS NOT NULL AND totp_key <> ''") == 0);
  CHECK(bind(kPassword).status == 200);
}

TEST_CASE_ON_BOTH_ENGINES("the session's cookie is out of reach of scripts, other sites and open lines", place) {
  County county(place);
  county.Hire("linxi", "林溪", PostKind::kHandler, county.township);
  Browser plain(county.router), encrypted(county.router);
  encrypted.is_encrypted = true;
  const std::string open = Browser::HeaderOf(SignIn(plain, "linxi"), "Set-Cookie");
  CHECK(open.find("; Path=/; HttpOnly; SameSite=Lax") != std::string::npos);
  CHECK(open.find("Secure") == std::string::npos);
  const web::Response over_tls = SignIn(encrypted, "linxi");
  CHECK(Browser::HeaderOf(over_tls, "Set-Cookie").find("; Secure") != std::string::npos);
  CHECK(Browser::HeaderOf(over_tls, "Strict-Transport-Security") == "max-age=31536000");
  CHECK(Browser::HeaderOf(SignIn(plain, "linxi"), "Strict-Transport-Security").empty());
}

TEST_CASE_ON_BOTH_ENGINES("a browser in which one signed in is let in though others locked the account", place) {
  County county(place);
  county.Hire("linxi", "林溪", PostKind::kHandler, county.township);
  Browser own(county.router), stranger(county.router);
  SignIn(own, "linxi");
  own.cookies.erase(kCookie);
  for (int i = 0; i < 6; ++i) SignIn(stranger, "linxi", "wrong");
  CHECK(SignIn(stranger, "linxi").status == 429);
  CHECK(SignIn(own, "LinXi").status == 303);
}

TEST_CASE_ON_BOTH_ENGINES("what is not there is said within the menu of whoever asks, and to nobody else", place) {
  County county(place);
  county.Hire("linxi", "林溪", PostKind::kHandler, county.township);
  Browser browser(county.router);
  SignIn(browser, "linxi");
  web::Request request;
  const auto shown = [&] { return ShowProblem(county.desk, {404, "没有这个页面", "没有这份报告。"}, request).text(); };
  CHECK(shown().find("href=\"/office/reports\"") == std::string::npos);
  request.cookies.Add(kCookie, browser.cookies[kCookie]);
  CHECK(shown().find("href=\"/office/reports\"") != std::string::npos);
  CHECK(shown().find("没有这份报告。") != std::string::npos);
}

TEST_CASE_ON_BOTH_ENGINES("a session that somebody planted beforehand is not the one that is opened", place) {
  County county(place);
  county.Hire("linxi", "林溪", PostKind::kHandler, county.township);
  Browser victim(county.router), attacker(county.router);
  const std::string planted(64, 'a');
  victim.cookies[kCookie] = planted;
  SignIn(victim, "linxi");
  CHECK(victim.cookies[kCookie] != planted);
  attacker.cookies[kCookie] = planted;
  CHECK(attacker.Get("/office").status == 303);
  CHECK(victim.Get("/office").status == 200);
}

TEST_CASE_ON_BOTH_ENGINES("who is not signed in is led there and back, to this site alone", place) {
  County county(place);
  county.Hire("linxi", "林溪", PostKind::kHandler, county.township);
  Browser browser(county.router);
  CHECK(Location(browser.Get("/account")) == "/sign-in?next=%2Faccount");
  CHECK(Location(browser.Post("/sign-in", {{"login", "linxi"}, {"password", kPassword}, {"next", "/account"}})) ==
        "/account");
  for (const std::string foreign : {"//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)",
                                    "/\t/evil.example", "/\n/evil.example"}) {
    CHECK(Location(browser.Post("/sign-in", {{"login", "linxi"}, {"password", kPassword}, {"next", foreign}})) ==
          "/office");
  }
}

TEST_CASE_ON_BOTH_ENGINES("an unfinished sign-in opens nothing but its own step", place) {
  County county(place);
  county.Hire("guting", "顾汀", PostKind::kAuditAdmin, county.county_office);
  Browser browser(county.router);
  CHECK(Location(SignIn(browser, "guting")) == "/sign-in/device");
  for (const std::string path : {"/office", "/account", "/account/password", "/office/policy", "/sign-in/code"}) {
    CHECK(Location(browser.Get(path)).starts_with("/sign-in/device"));
  }
}

TEST_CASE_ON_BOTH_ENGINES("with a device bound the code is asked for, and only then the office opens", place) {
  County county(place);
  county.Hire("guting", "顾汀", PostKind::kAuditAdmin, county.county_office);
  Browser first(county.router), second(county.router);
  const std::string secret = EnterAsAdmin(county, first, "guting");
  CHECK(first.Get("/office").status == 200);
  county.now += 1min;
  CHECK(Location(SignIn(second, "guting")) == "/sign-in/code");
  const std::string before = second.cookies[kCookie];
  CHECK(second.Post("/sign-in/code", {{"code", "12345"}}).status == 422);
  CHECK(Location(second.Post("/sign-in/code", {{"code", CodeFor(secret, county.now)}})) == "/office");
  CHECK(second.cookies[kCookie] != before);
  CHECK(second.Get("/office").status == 200);
}

TEST_CASE_ON_BOTH_ENGINES("a role taken away in the middle is refused at the next act, and the refusal is in the trail",
                          place) {
  County county(place);
  const PersonId su = county.Hire("suyan", "苏砚", PostKind::kSecurityAdmin, county.county_office);
  Browser browser(county.router);
  EnterAsAdmin(county, browser, "suyan");
  const auto page = browser.Get("/office/policy");
  CHECK(page.status == 200);
  county.EndPosts(su, 2026y / 3 / 9);
  {
    db::Transaction act = county.database->Begin();
    AddPost(act, {.organ = county.township, .person = su, .kind = PostKind::kHandler, .from = 2026y / 3 / 10});
    act.Commit();
  }
  CHECK(
      browser.Post("/office/policy", {{"version", Browser::FieldIn(page, "version")}, {"idle_minutes", "60"}}).status ==
      403);
  CHECK(county.Count("SELECT COUNT(*) FROM audit_entry WHERE act = 'policy.edit' AND outcome = 'refused'") == 1);
  CHECK(county.Count("SELECT COUNT(*) FROM audit_entry WHERE act = 'policy.set'") == 0);
}

TEST_CASE_ON_BOTH_ENGINES("a post that ended yesterday: signed out at the next request", place) {
  County county(place);
  const PersonId lin = county.Hire("linxi", "林溪", PostKind::kHandler, county.township);
  Browser browser(county.router);
  SignIn(browser, "linxi");
  CHECK(browser.Get("/office").status == 200);
  county.EndPosts(lin, 2026y / 3 / 10);
  CHECK(browser.Get("/office").status == 200);  // its last day
  county.now += 16h;                            // one in the night, Beijing time
  {
    db::Transaction act = county.database->Begin();
    act.Execute("UPDATE session SET seen_at = ?, started_at = ?, ends_at = ?", county.now.time_since_epoch().count(),
                county.now.time_since_epoch().count(), (county.now + 1h).time_since_epoch().count());
    act.Commit();
  }
  CHECK(Location(browser.Get("/office")) == "/sign-in?next=%2Foffice&ended=page");
}

TEST_CASE_ON_BOTH_ENGINES("signing out ends the session itself, not the cookie alone", place) {
  County county(place);
  county.Hire("linxi", "林溪", PostKind::kHandler, county.township);
  Browser browser(county.router);
  SignIn(browser, "linxi");
  const std::string token = browser.cookies[kCookie];
  CHECK(Location(browser.Post("/sign-out", {})) == "/sign-in");
  CHECK_FALSE(browser.cookies.contains(kCookie));
  browser.cookies[kCookie] = token;
  CHECK(browser.Get("/office").status == 303);
}

TEST_CASE_ON_BOTH_ENGINES(
    "the policy page refuses what is out of bounds, keeps what was typed, and shows who was faster", place) {
  County county(place);
  county.Hire("suyan", "苏砚", PostKind::kSecurityAdmin, county.county_office);
  Browser browser(county.router);
  EnterAsAdmin(county, browser, "suyan");
  const auto page = browser.Get("/office/policy");
  const auto with = [&](const std::string& idle, const web::Response& shown) {
    return browser.Post("/office/policy", {{"version", Browser::FieldIn(shown, "version")},
                                           {"once", Browser::FieldIn(shown, "once")},
                                           {"idle_minutes", idle},
                                           {"absolute_hours", "12"},
                                           {"password_characters", "10"},
                                           {"password_days_administrators", "90"},
                                           {"password_days_others", "180"}});
  };
  const auto refused = with("3", page);
  CHECK(refused.status == 422);
  CHECK(refused.body.find("5 到 120 之间") != std::string::npos);
  CHECK(refused.body.find("value=\"3\"") != std::string::npos);
  CHECK(with("20", browser.Get("/office/policy")).status == 303);
  const auto late = with("45", page);
  CHECK(late.status == 409);
  CHECK(late.body.find("<td data-label=\"已保存的\">20</td><td data-label=\"您填写的\">45</td>") != std::string::npos);
  CHECK(with("45", late).status == 303);
}

TEST_CASE_ON_BOTH_ENGINES("the key of a device and the codes are shown once; the account page has neither", place) {
  County county(place);
  county.Hire("guting", "顾汀", PostKind::kAuditAdmin, county.county_office);
  Browser browser(county.router);
  const std::string secret = EnterAsAdmin(county, browser, "guting");
  const auto page = browser.Get("/account");
  CHECK(page.body.find(secret) == std::string::npos);
  CHECK(page.body.find("恢复码还有 <b>10</b> 个") != std::string::npos);
  CHECK(Location(browser.Get("/sign-in/device")) == "/account");  // bound already: nothing to show
}

}  // namespace
}  // namespace gongkai::account
