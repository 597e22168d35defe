// A session that ended while somebody typed: nothing of it is lost.
#include "account/kept_form.h"

#include <doctest/doctest.h>
#include <support/browser.h>
#include <support/county.h>

#include <algorithm>

#include "crypto/random.h"

namespace gongkai::account {
namespace {

using testing::Browser;
using testing::County;
using testing::kPassword;

const std::string kLongText = "这一段是在办公室里写了二十分钟的说明，“引号”和 <尖括号> 也在里面。";

// A county with one act that keeps what it is sent, and somebody whose session has just ended.
struct Typing {
  County county;
  Browser browser;
  std::vector<std::string> saved;

  explicit Typing(const testing::TestDatabase& place) : county(place), browser(county.router) {
    county.Hire("linxi", "林溪", PostKind::kHandler, county.township);
    county.office.Post("/office/paper/{id}", Act::kSeeReports, [this](const web::Request& request, const Visitor&) {
      saved.emplace_back(request.form.Get("text"));
      return web::Response::SeeOther(web::Url::Local("/office/done"));
    });
    SignIn();
    db::Transaction act = county.database->Begin();
    act.Execute("UPDATE session SET ends_at = 0");
    act.Commit();
  }

  void SignIn() { browser.Post("/sign-in", {{"login", "linxi"}, {"password", kPassword}}); }
};

TEST_CASE_ON_BOTH_ENGINES("what was typed comes back, and is saved once after signing in in another window", place) {
  Typing typing(place);
  const std::string once = crypto::RandomHex(16);
  const web::Response kept =
      typing.browser.Post("/office/paper/7", {{"text", kLongText}, {"mark", "x"}, {"once", once}});
  CHECK(kept.status == 401);
  CHECK(typing.saved.empty());
  CHECK(kept.body.find("填写的内容还在") != std::string::npos);
  CHECK(kept.body.find("action=\"/office/paper/7\"") != std::string::npos);
  CHECK(kept.body.find("href=\"/sign-in?next=%2Faccount\" target=\"_blank\"") != std::string::npos);
  CHECK(Browser::FieldIn(kept, "once") == once);
  CHECK(Browser::FieldIn(kept, "mark") == "x");
  CHECK(kept.body.find("<尖括号>") == std::string::npos);
  CHECK(kept.body.find("readonly>这一段是在办公室里写了二十分钟的说明") != std::string::npos);
  typing.SignIn();
  const web::Response done = typing.browser.Post("/office/paper/7", {{"text", kLongText}, {"once", once}});
  CHECK(done.status == 303);
  CHECK(typing.saved == std::vector<std::string>{kLongText});
}

TEST_CASE_ON_BOTH_ENGINES("a piece of a page is told where it stands, and the page keeps what was typed", place) {
  Typing typing(place);
  typing.browser.headers["HX-Request"] = "true";
  const web::Response answer = typing.browser.Post("/office/paper/7", {{"text", kLongText}});
  CHECK(answer.status == 401);
  CHECK(Browser::HeaderOf(answer, "HX-Retarget") == "#problem");
  CHECK(answer.body.find("填写的内容还在") != std::string::npos);
  CHECK(answer.body.find("<html") == std::string::npos);
}

TEST_CASE_ON_BOTH_ENGINES("a password is never written into a page, and a form without text leads to the sign-in",
                          place) {
  Typing typing(place);
  const web::Response secret =
      typing.browser.Post("/office/paper/7", {{"text", kLongText}, {"new_password", "Geheim-2026-x"}});
  CHECK(secret.status == 303);
  CHECK(secret.body.find("Geheim") == std::string::npos);
  CHECK(typing.browser.Post("/office/paper/7", {{"once", crypto::RandomHex(16)}}).status == 303);
}

}  // namespace
}  // namespace gongkai::account
