// What was taken down for an error counted as such only as long as it was down: put right and public again, it had
// never been a fault.
#include "assessment/ledger_rows_view.h"
#include "disclosure/desk_test.h"
#include "disclosure/year_facts_view.h"

namespace gongkai::disclosure {
namespace {

using assessment::LedgerRow;
using assessment::LedgerSource;

TEST_CASE_ON_BOTH_ENGINES("taken down for an error and public again: it was taken down, and is public", place) {
  ItemDesk county(place);
  const ItemId id = county.Published(ItemDesk::Notice());
  county.now += std::chrono::days(2);
  REQUIRE(Withdraw(county.desk, county.approver, id, WithdrawalKind::kError, "电话有误。"));
  const auto rows = [&](LedgerSource source) {
    db::Reader reader = county.database->Read();
    return LedgerRowsOf(reader, source,
                        {.organ = county.township, .days = {2026y / 1 / 1, 2026y / 12 / 31}, .today = county.today()});
  };
  const std::vector<LedgerRow> faulty = rows(LedgerSource::kItemsFaulty);
  CHECK(faulty.size() == 1);
  CHECK(rows(LedgerSource::kItemsPublished).empty());
  county.now += std::chrono::days(1);
  REQUIRE(BeginCorrection(county.desk, county.drafter, id));
  Content content = county.Latest(id).content;
  content.correction = "改正了电话。";
  content.correction_why = "录入时看错。";
  REQUIRE(SaveDraft(county.desk, county.drafter, county.township,
                    {.item = id, .version = county.Of(id).version, .content = content}));
  REQUIRE(county.HandInAs(county.drafter, id));
  county.SignAll(id);
  CHECK(rows(LedgerSource::kItemsFaulty) == faulty);
  CHECK(rows(LedgerSource::kItemsPublished).size() == 1);
  db::Reader reader = county.database->Read();
  CHECK(YearItemsOf(reader, county.township, 2026, YearItemFact::kWithdrawn).size() == 1);
}

TEST_CASE_ON_BOTH_ENGINES("taken down twice in a year it is one item of that year", place) {
  ItemDesk county(place);
  const ItemId id = county.Published(ItemDesk::Notice());
  REQUIRE(Withdraw(county.desk, county.approver, id, WithdrawalKind::kNoLongerPublic, "不再公开。"));
  REQUIRE(BeginCorrection(county.desk, county.drafter, id));
  Content content = county.Latest(id).content;
  content.correction = content.correction_why = "重新公开。";
  REQUIRE(SaveDraft(county.desk, county.drafter, county.township,
                    {.item = id, .version = county.Of(id).version, .content = content}));
  REQUIRE(county.HandInAs(county.drafter, id));
  county.SignAll(id);
  county.now += std::chrono::days(2);
  REQUIRE(Withdraw(county.desk, county.approver, id, WithdrawalKind::kLeak, "不应公开。"));
  db::Reader reader = county.database->Read();
  CHECK(YearItemsOf(reader, county.township, 2026, YearItemFact::kWithdrawn).size() == 1);
  CHECK(YearItemsOf(reader, county.township, 2026, YearItemFact::kFaulty).size() == 1);
}

}  // namespace
}  // namespace gongkai::disclosure
