// When a connection was lost while an act was being committed, the page said that nothing had changed. It may have:
// three of nine such acts were found done. Whoever believed the page and filled in a new form did it twice.
#include <doctest/doctest.h>
#include <support/browser.h>
#include <support/county.h>

namespace gongkai::account {
namespace {

TEST_CASE_ON_BOTH_ENGINES("an act whose end is not known is not said to have failed", place) {
  testing::County county(place);
  county.Hire("linxi", "林溪", PostKind::kHandler, county.township);
  const auto lost = [](const web::Request&, const Visitor&) -> web::Response {
    throw db::DatabaseError(db::ErrorCode::kGone, "server closed the connection unexpectedly");
  };
  county.office.Post("/office/act", Act::kUseOffice, lost);
  county.office.Get("/office/act", Act::kUseOffice, lost);
  testing::Browser browser(county.router);
  browser.Post("/sign-in", {{"login", "linxi"}, {"password", testing::kPassword}});
  const web::Response acted = browser.Post("/office/act", {});
  CHECK(acted.status == 503);
  CHECK(acted.body.find("可能已经办成") != std::string::npos);
  CHECK(acted.body.find("没有改动") == std::string::npos);
  CHECK(acted.body.find("server closed") == std::string::npos);
  const web::Response looked = browser.Get("/office/act");
  CHECK(looked.status == 503);
  CHECK(looked.body.find("可能已经办成") == std::string::npos);
}

}  // namespace
}  // namespace gongkai::account
