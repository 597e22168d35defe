// The page of the day by which townships publish stood under no other page: who came from the year's days or saved it
// had no way back.
#include "account/county_test.h"
#include "docread/read.h"
#include "report/pages.h"
#include "report/routes.h"

namespace gongkai::report {
namespace {

TEST_CASE("from the townships' day one comes back to the days of the year that is collected") {
  const testing::OnSqlite place;
  account::TestCounty county(place);  // March 2026
  Shelf shelf{[](std::string_view bytes) { return docread::Read(bytes); }};
  Desk reports{*county.database, shelf, [] { return std::string("2026-03-10 09:00"); }, county.desk};
  Site site{reports, [] {}, {}};
  AddRoutes(county.pages, site);
  const account::TestBrowser he =
      county.SignIn(county.Hire("heqing", "何清", county.office, account::PostKind::kSupervisor));
  const auto refused = he.Post("/office/reports-deadline", {{"deadline", "02-30"}});
  for (const std::string& page :
       {std::string(he.Get("/office/reports-deadline").Bytes()),
        std::string(he.Get("/office/reports-deadline?saved=1").Bytes()), std::string(refused.Bytes())}) {
    CHECK(account::Has(page, "<nav aria-label=\"所在位置\">"));
    for (const char* back : {"\"/office/reports\">年度报告<", "\"/office/campaign/2025\">2025年度报告工作<",
                             "\"/office/campaign/2025/days\">日子<"}) {
      CHECK_MESSAGE(account::Has(page, back), back);
    }
  }
}

}  // namespace
}  // namespace gongkai::report
