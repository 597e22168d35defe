// A form whose address has a query, as the text of an annual report has ("?organ=12"), was lost when the session ended
// while somebody wrote it: only forms with a bare address came back.
#include <doctest/doctest.h>
#include <support/browser.h>
#include <support/county.h>

#include "account/kept_form.h"

namespace gongkai::account {
namespace {

using testing::Browser;
using testing::County;
using testing::kPassword;

TEST_CASE_ON_BOTH_ENGINES("a form comes back with the query of its address", place) {
  County county(place);
  Browser browser(county.router);
  county.Hire("linxi", "林溪", PostKind::kHandler, county.township);
  std::vector<std::string> saved;
  county.office.Post("/office/paper/{year}", Act::kSeeReports, [&](const web::Request& request, const Visitor&) {
    saved.emplace_back(std::string(request.query.Get("organ")) + std::string(request.form.Get("text")));
    return web::Response::SeeOther(web::Url::Local("/office/done"));
  });
  const auto sign_in = [&] { browser.Post("/sign-in", {{"login", "linxi"}, {"password", kPassword}}); };
  sign_in();
  db::Transaction act = county.database->Begin();
  act.Execute("UPDATE session SET ends_at = 0");
  act.Commit();
  const web::Response kept =
      browser.Post("/office/paper/2026?organ=12&back=%22%3E%E8%A1%A8", {{"text", "写了一个上午的一段。"}});
  CHECK(kept.status == 401);
  CHECK(kept.body.find("填写的内容还在") != std::string::npos);
  CHECK(kept.body.find("写了一个上午的一段。") != std::string::npos);
  const std::string address = Browser::Between(kept.body, "<form method=\"post\" action=\"", "\"");
  CHECK(address == "/office/paper/2026?organ=12&amp;back=%22%3E%E8%A1%A8");
  sign_in();
  CHECK(browser.Post("/office/paper/2026?organ=12", {{"text", "写了一个上午的一段。"}}).status == 303);
  CHECK(saved == std::vector<std::string>{"12写了一个上午的一段。"});
}

}  // namespace
}  // namespace gongkai::account
