// What a catalogue owes was told for twelve periods back from today, also where a year was assessed: in the spring
// after it, its first months were gone, and each month another one went and moved the points.
#include "assessment/ledger_rows_view.h"
#include "disclosure/catalogue/catalogue_desk_test.h"
#include "disclosure/routes.h"

namespace gongkai::disclosure {
namespace {

using assessment::LedgerRow;
using assessment::LedgerSource;

TEST_CASE_ON_BOTH_ENGINES("each month of a year counts, however long afterwards it is looked at", place) {
  CatalogueDesk county(place);
  county.now = std::chrono::sys_days(2024y / 11 / 4) + 4h;
  county.Standard(CatalogueDesk::Row());  // by the month
  county.Take("社会救助");
  const auto rows = [&] {
    db::Reader reader = county.database->Read();
    return LedgerRowsOf(reader, LedgerSource::kObligationsInTime,
                        {.organ = county.township, .days = {2025y / 1 / 1, 2025y / 12 / 31}, .today = county.today()});
  };
  county.now = std::chrono::sys_days(2026y / 1 / 5) + 4h;
  const std::vector<LedgerRow> at_once = rows();
  CHECK(at_once.size() == 12);
  county.now = std::chrono::sys_days(2026y / 9 / 1) + 4h;
  CHECK(rows() == at_once);
  AddRoutes(county.pages, AtOnce());
  const account::TestBrowser he = county.SignIn(county.he);
  for (const LedgerRow& each : at_once) CHECK(he.Get(each.path).status == 200);
  CHECK(county.Owed().size() == kPeriodsBack);  // what is told of as owed goes no further back
}

}  // namespace
}  // namespace gongkai::disclosure
