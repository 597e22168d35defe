// Who pressed the button without a file or a text, or wrote a day that does not exist, was sent to a page of its own or
// told above the form: the fault did not stand beside its field.
#include "account/county_test.h"
#include "docread/read.h"
#include "report/pages.h"
#include "report/routes.h"

namespace gongkai::report {
namespace {

TEST_CASE("what stands against handing in, and against a day, stands beside its field") {
  const testing::OnSqlite place;
  account::TestCounty county(place);
  Shelf shelf{[](std::string_view bytes) { return docread::Read(bytes); }};
  Desk reports{*county.database, shelf, [] { return std::string("2026-03-10 09:00"); }, county.desk};
  Site site{reports, [] {}, {}};
  AddRoutes(county.pages, site);
  const account::TestBrowser he =
      county.SignIn(county.Hire("heqing", "何清", county.office, account::PostKind::kSupervisor));
  const auto no_text = he.Post("/office/uploads", {{"text", " "}});
  CHECK(no_text.status == 422);
  CHECK(account::Has(no_text.Bytes(), "<p class=\"gk-fault\">请粘贴报告的文字。</p>"));
  const auto no_file = he.Post("/office/uploads", {});
  CHECK(no_file.status == 422);
  CHECK(account::Has(no_file.Bytes(), "<p class=\"gk-fault\">请选择文件。</p>"));
  const auto no_day = he.Post("/office/reports-deadline", {{"deadline", "02-30"}});
  CHECK(no_day.status == 422);
  CHECK(account::Has(no_day.Bytes(), "<p class=\"gk-fault\">日期请写成"));
  CHECK(account::Has(no_day.Bytes(), "value=\"02-30\""));
}

}  // namespace
}  // namespace gongkai::report
