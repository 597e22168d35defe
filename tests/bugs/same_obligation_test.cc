// Once somebody began to write for a month that the catalogue owes, the row of that month was told to be gone and
// another one to be new, in the very same words; published, it was told so again, and not that it had changed.
#include "assessment/ledger_rows_view.h"
#include "disclosure/catalogue/catalogue_desk_test.h"

namespace gongkai::disclosure {
namespace {

using assessment::LedgerRow;
using assessment::LedgerSource;

TEST_CASE_ON_BOTH_ENGINES(
    "what a month owes stays the same row: begun it moves nothing, published it is told to change", place) {
  CatalogueDesk county(place);
  county.now = std::chrono::sys_days(2026y / 2 / 2) + 4h;
  const CatalogueRowId row = county.Standard(CatalogueDesk::Row());
  county.Take("社会救助");
  county.now = std::chrono::sys_days(2026y / 3 / 10) + 4h;
  const auto rows = [&] {
    db::Reader reader = county.database->Read();
    return LedgerRowsOf(reader, LedgerSource::kObligationsInTime,
                        {.organ = county.township, .days = {2026y / 1 / 1, 2026y / 12 / 31}, .today = county.today()});
  };
  const std::vector<LedgerRow> owed = rows();
  REQUIRE(owed.size() == 1);  // February
  const ItemId item = county.Save(ItemDesk::Notice());
  REQUIRE(TieItem(county.desk, county.drafter, item, ItemTie{.row = row, .period = "2026-02"}));
  CHECK(rows() == owed);
  REQUIRE(county.HandInAs(county.drafter, item));
  county.SignAll(item);
  const auto told = assessment::DifferencesBetween(owed, rows());
  REQUIRE(told.size() == 1);
  CHECK(account::Has(told[0],
                     "改为：社会救助：临时救助 / 救助结果（2026年2月），最迟 2026-02-28，2026-03-10 公开，逾期"));
  CHECK(account::Has(told[0], "（原来是：社会救助：临时救助 / 救助结果（2026年2月），最迟 2026-02-28，逾期没有公开）"));
}

}  // namespace
}  // namespace gongkai::disclosure
