// The provider's pages as a browser sees them: the button, the way there and back, linking, the settings.
#include "account/sso_pages.h"

#include <doctest/doctest.h>
#include <support/browser.h>
#include <support/county.h>
#include <support/fake_provider.h>

#include "account/session.h"
#include "account/sso_settings_store.h"

namespace gongkai::account {
namespace {

using testing::Browser;
using testing::County;
using testing::FakeProvider;
using testing::kPassword;

bool Has(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }
std::string Location(const web::Response& response) { return Browser::HeaderOf(response, "Location"); }

// The pages of the county once more, on a provider that answers here.
struct SsoCounty : County {
  FakeProvider there;
  web::Router pages;
  Office own_office{pages, desk};

  explicit SsoCounty(const testing::TestDatabase& place) : County(place) {
    there.now = [this] { return now; };
    AddRoutes(own_office, {}, there.fetch());
    own_office.Get("/office", Act::kUseOffice, [](const web::Request&, const Visitor&) { return web::Response(); });
  }

  void TurnOn() {
    db::Transaction act = database->Begin();
    WriteSso(act, keys.sso,
             {.issuer = there.issuer, .client_id = there.client_id, .client_secret = there.client_secret});
    act.Commit();
  }

  void LinkTo(PersonId id, const std::string& sub) {
    db::Transaction act = database->Begin();
    auto person = FindPerson(act, id);
    person->sso_subject = SubjectOf(there.issuer, sub);
    UpdatePerson(act, *person);
    act.Commit();
  }

  web::Response Enter(Browser& browser, const std::string& from, const std::string& sub) {
    const std::string there_address = Location(browser.Get(from));
    return browser.Get("/sign-in/sso/return?" + there.SignIn(there_address, sub));
  }

  std::string SignIn(Browser& browser, const std::string& login) {
    return Location(browser.Post("/sign-in", {{"login", login}, {"password", kPassword}}));
  }
};

TEST_CASE_ON_BOTH_ENGINES("the button is there once the provider is, and leads there and back to where one was going",
                          place) {
  SsoCounty county(place);
  const PersonId lin = county.Hire("linxi", "林溪", PostKind::kHandler, county.township);
  Browser browser(county.pages);
  CHECK_FALSE(Has(browser.Get("/sign-in").body, "/sign-in/sso"));
  CHECK(browser.Get("/sign-in/sso").status == 404);
  county.TurnOn();
  county.LinkTo(lin, "lin");
  const auto page = browser.Get("/sign-in?next=%2Faccount");
  CHECK(Has(page.body, "用统一身份认证登录"));
  CHECK(Has(page.body, "/sign-in/sso?next=%2Faccount"));
  const auto out = browser.Get("/sign-in/sso?next=%2Faccount");
  CHECK(out.status == 303);
  CHECK(Has(Location(out), county.there.issuer + "/authorize?"));
  const std::string cookie = Browser::HeaderOf(out, "Set-Cookie");
  CHECK(Has(cookie, "gk_sso="));
  CHECK(Has(cookie, "; Path=/sign-in/sso; HttpOnly; SameSite=Lax; Max-Age=600"));
  const auto back = browser.Get("/sign-in/sso/return?" + county.there.SignIn(Location(out), "lin"));
  CHECK(Location(back) == "/account");
  CHECK_FALSE(browser.cookies.contains("gk_sso"));
  CHECK(browser.Get("/account").status == 200);
}

TEST_CASE_ON_BOTH_ENGINES("nobody is led to a foreign site on the way back", place) {
  SsoCounty county(place);
  county.LinkTo(county.Hire("linxi", "林溪", PostKind::kHandler, county.township), "lin");
  county.TurnOn();
  for (const std::string next : {"//evil.example", "https%3A%2F%2Fevil.example", "%2F%5Cevil.example"}) {
    Browser browser(county.pages);
    CHECK(Location(county.Enter(browser, "/sign-in/sso?next=" + next, "lin")) == "/office");
  }
}

TEST_CASE_ON_BOTH_ENGINES("who owes a second factor goes on to it, and then to where they were going", place) {
  SsoCounty county(place);
  county.LinkTo(county.Hire("guting", "顾汀", PostKind::kAuditAdmin, county.county_office), "gu");
  county.TurnOn();
  Browser browser(county.pages);
  CHECK(Location(county.Enter(browser, "/sign-in/sso?next=%2Foffice%2Faudit", "gu")) ==
        "/sign-in/device?next=%2Foffice%2Faudit");
  CHECK(browser.Get("/office/audit").status == 303);
}

TEST_CASE_ON_BOTH_ENGINES("what goes wrong is told on a page that leads back to the password, which works", place) {
  SsoCounty county(place);
  county.Hire("linxi", "林溪", PostKind::kHandler, county.township);
  county.TurnOn();
  Browser browser(county.pages);
  const auto nothing = browser.Get("/sign-in/sso/return?code=x&state=y");
  CHECK(nothing.status == 422);
  CHECK(Has(nothing.body, "请再登录一次"));
  const auto stranger = county.Enter(browser, "/sign-in/sso", "<b>stranger</b>");
  CHECK(stranger.status == 422);
  CHECK(Has(stranger.body, "“&lt;b&gt;stranger&lt;/b&gt;”还没有关联"));
  CHECK(Has(stranger.body, "href=\"/sign-in\""));
  county.now += std::chrono::minutes(10);
  county.there.is_down = true;
  const auto down = browser.Get("/sign-in/sso");
  CHECK(down.status == 503);
  CHECK(Has(down.body, "或者用密码登录"));
  CHECK(browser.Get("/sign-in").status == 200);
  CHECK(county.SignIn(browser, "linxi") == "/office");
}

TEST_CASE_ON_BOTH_ENGINES("one's own account: linked after the password, signed out to a word about the provider",
                          place) {
  SsoCounty county(place);
  county.Hire("linxi", "林溪", PostKind::kHandler, county.township);
  Browser browser(county.pages);
  CHECK(county.SignIn(browser, "linxi") == "/office");
  CHECK_FALSE(Has(browser.Get("/account").body, "统一身份认证"));
  county.TurnOn();
  CHECK(Has(browser.Get("/account").body, "去关联"));
  const auto asked = county.Enter(browser, "/account/sso/link", "lin");
  CHECK(asked.status == 200);
  CHECK(Has(asked.body, "“lin”"));
  const std::string offer = Browser::FieldIn(asked, "offer");
  const auto wrong = browser.Post("/account/sso", {{"offer", offer}, {"password", "wrong"}});
  CHECK(wrong.status == 422);
  CHECK(Has(wrong.body, "现在的密码不对"));
  CHECK(Location(browser.Post("/account/sso", {{"offer", Browser::FieldIn(wrong, "offer")},
                                               {"password", kPassword}})) == "/account?done=linked");
  CHECK(browser.Post("/account/sso", {{"offer", "x"}, {"password", kPassword}}).status == 422);
  CHECK(Has(browser.Get("/account").body, "解除关联"));
  CHECK(Location(browser.Post("/sign-out", {})) == "/sign-in");  // came by password
  CHECK(Location(county.Enter(browser, "/sign-in/sso", "lin")) == "/office");
  CHECK(Location(browser.Post("/sign-out", {})) == "/sign-in/sso/out");
  const auto out = browser.Get("/sign-in/sso/out");
  CHECK(Has(out.body, county.there.issuer + "/out?client_id=gongkai"));
  CHECK(browser.Get("/office").status == 303);
}

TEST_CASE_ON_BOTH_ENGINES("linking is for who is signed in", place) {
  SsoCounty county(place);
  county.TurnOn();
  Browser browser(county.pages);
  CHECK(Location(browser.Get("/account/sso/link")) == "/sign-in?next=%2Faccount%2Fsso%2Flink");
  CHECK(browser.Post("/account/sso", {{"offer", "x"}}).status == 303);
  CHECK(browser.Post("/account/sso/unlink", {}).status == 303);
}

TEST_CASE_ON_BOTH_ENGINES(
    "the settings: tried out without being saved, all faults at once, the secret never shown again", place) {
  SsoCounty county(place);
  county.Hire("suyan", "苏砚", PostKind::kSecurityAdmin, county.county_office);
  Browser browser(county.pages);
  county.SignIn(browser, "suyan");
  const auto device = browser.Get("/sign-in/device");
  browser.Post(
      "/sign-in/device",
      {{"offer", Browser::FieldIn(device, "offer")},
       {"code", testing::CodeFor(Browser::Between(device.body, "<code class=\"door-secret\">", "<"), county.now)}});
  const auto page = browser.Get("/office/policy/sso");
  CHECK(page.status == 200);
  CHECK(Has(page.body, "http://localhost/sign-in/sso/return"));
  const auto with = [&](const std::string& issuer, const std::string& secret, const std::string& what) {
    const auto shown = browser.Get("/office/policy/sso");
    return browser.Post("/office/policy/sso", {{"version", Browser::FieldIn(shown, "version")},
                                               {"once", Browser::FieldIn(shown, "once")},
                                               {"issuer", issuer},
                                               {"client_id", county.there.client_id},
                                               {"client_secret", secret},
                                               {"button", "县统一认证"},
                                               {"what", what}});
  };
  const auto faults = with("http://id.example", "", "");
  CHECK(faults.status == 422);
  CHECK(Has(faults.body, "https:// 开头"));
  CHECK(Has(faults.body, "请填写身份提供方给的客户端密钥"));
  const auto tested = with(county.there.issuer, county.there.client_secret, "test");
  CHECK(Has(tested.body, "连接测试通过。设置还没有保存。"));
  CHECK_FALSE(Has(browser.Get("/sign-in").body, "县统一认证"));
  CHECK(Has(with(county.there.issuer, "wrong", "test").body, "不认客户端编号或密钥"));
  CHECK(with(county.there.issuer, county.there.client_secret, "").status == 303);
  const auto saved = browser.Get("/office/policy/sso?saved=1");
  CHECK(Has(saved.body, "已保存，不再显示"));
  CHECK_FALSE(Has(saved.body, county.there.client_secret));
  Browser other(county.pages);
  CHECK(Has(other.Get("/sign-in").body, "用县统一认证登录"));
  CHECK(with("", "", "").status == 303);
  CHECK_FALSE(Has(other.Get("/sign-in").body, "县统一认证"));
}

}  // namespace
}  // namespace gongkai::account
