// Whoever ended a row of a catalogue was rid of all that was overdue under it, and lost what had been published in
// time: an assessment counted rows in force alone.
#include "assessment/ledger_rows_view.h"
#include "disclosure/catalogue/catalogue_desk_test.h"
#include "disclosure/routes.h"

namespace gongkai::disclosure {
namespace {

using account::Has;
using assessment::LedgerRow;
using assessment::LedgerSource;

TEST_CASE_ON_BOTH_ENGINES("what was owed before a row ended counts as before; nothing of later days does", place) {
  CatalogueDesk county(place);
  AddRoutes(county.pages, AtOnce());
  county.now = std::chrono::sys_days(2026y / 1 / 5) + 4h;
  const CatalogueRowId row = county.Standard(CatalogueDesk::Row());  // by the month
  county.Take("社会救助");
  const auto rows = [&] {
    db::Reader reader = county.database->Read();
    return LedgerRowsOf(reader, LedgerSource::kObligationsLate,
                        {.organ = county.township, .days = {2026y / 1 / 1, 2026y / 12 / 31}, .today = county.today()});
  };
  county.now = std::chrono::sys_days(2026y / 3 / 10) + 4h;
  const std::vector<LedgerRow> before = rows();
  CHECK(before.size() == 2);  // January, February
  REQUIRE(EndRow(county.desk, county.supervisor, row, 1, "并入另一项"));
  CHECK(rows() == before);
  county.now = std::chrono::sys_days(2026y / 6 / 10) + 4h;
  CHECK(rows() == before);
  CHECK(county.Owed().empty());
  const account::TestBrowser he = county.SignIn(county.he);
  const web::Response page = he.Get(before[0].path);
  CHECK(page.status == 200);
  CHECK(Has(page.Bytes(), "停用"));
  CHECK_FALSE(Has(page.Bytes(), "开始跟踪"));  // nobody is urged for it any more
}

}  // namespace
}  // namespace gongkai::disclosure
