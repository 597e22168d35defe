// Of a report that was published more than a year late the errors were not counted: only the year before the assessment
// was looked at.
#include "assessment/ledger_rows_view.h"
#include "disclosure/content_digest.h"
#include "disclosure/desk_test.h"
#include "report/compile/annual_store.h"

namespace gongkai::disclosure {
namespace {

TEST_CASE_ON_BOTH_ENGINES("the errors of a report count in the days in which it was published, of whatever year it is",
                          place) {
  ItemDesk county(place);
  const ItemId item = county.Published(ItemDesk::Notice());
  {
    const Content content = county.Latest(item).content;
    db::Transaction act = county.database->Begin();
    report::AddCarrier(act, item, 2023);
    report::AddCheckRun(act, county.township, 2023, "digest", {.errors = 2}, county.lin, "林溪", county.now);
    report::AddAnnualVersion(act, county.township, 2023,
                             {.number = 1,
                              .paper = "{}",
                              .digest = "digest",
                              .title = content.title,
                              .body = content.body,
                              .files = FilesText(content),
                              .author = county.lin,
                              .author_name = "林溪",
                              .at = county.now});
    act.Commit();
  }
  db::Reader reader = county.database->Read();
  const auto rows =
      LedgerRowsOf(reader, assessment::LedgerSource::kReportErrors,
                   {.organ = county.township, .days = {2026y / 1 / 1, 2026y / 12 / 31}, .today = county.today()});
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].amount == 2);
}

}  // namespace
}  // namespace gongkai::disclosure
