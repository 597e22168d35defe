// What was signed for a later day counted as public from the day on which it was signed: in the wrong year around its
// turn, and before anybody could read it. So did an annual report, as published in time.
#include "assessment/ledger_rows_view.h"
#include "disclosure/desk_test.h"
#include "disclosure/year_facts_view.h"
#include "report/compile/annual_store.h"
#include "report/report_store.h"

namespace gongkai::disclosure {
namespace {

using assessment::LedgerRow;
using assessment::LedgerSource;

struct LaterDesk : ItemDesk {
  using ItemDesk::ItemDesk;

  void On(Date day) { now = std::chrono::sys_days(day) + 4h; }
  ItemId PublicFrom(Date day) {
    Content notice = Notice();
    notice.formed_on = today();
    notice.publish_on = day;
    return Published(notice);
  }
  std::vector<LedgerRow> Rows(LedgerSource source) {
    db::Reader reader = database->Read();
    return LedgerRowsOf(reader, source,
                        {.organ = township, .days = {2025y / 1 / 1, 2026y / 12 / 31}, .today = today()});
  }
  std::vector<YearItem> PublishedIn(int year) {
    db::Reader reader = database->Read();
    return YearItemsOf(reader, township, year, YearItemFact::kPublished);
  }
};

TEST_CASE_ON_BOTH_ENGINES("signed in December for January: it counts in the new year, from that day on", place) {
  LaterDesk county(place);
  county.On(2025y / 12 / 29);
  const ItemId id = county.PublicFrom(2026y / 1 / 5);
  CHECK(county.PublishedIn(2025).empty());
  REQUIRE(county.PublishedIn(2026).size() == 1);
  CHECK(county.PublishedIn(2026)[0].on == Date(2026y / 1 / 5));
  CHECK(county.Rows(LedgerSource::kItemsPublished).empty());
  county.On(2026y / 1 / 5);
  CHECK(county.Rows(LedgerSource::kItemsPublished).size() == 1);
  county.On(2026y / 1 / 6);
  REQUIRE(BeginCorrection(county.desk, county.drafter, id));
  CHECK(county.PublishedIn(2026)[0].on == Date(2026y / 1 / 5));
}

TEST_CASE_ON_BOTH_ENGINES("taken down before its day it never was public, and is no fault that anybody saw", place) {
  LaterDesk county(place);
  county.On(2026y / 1 / 5);
  const ItemId id = county.PublicFrom(2026y / 2 / 2);
  REQUIRE(Withdraw(county.desk, county.approver, id, WithdrawalKind::kLeak, "不应公开。"));
  county.On(2026y / 3 / 2);
  CHECK(county.Rows(LedgerSource::kItemsPublished).empty());
  CHECK(county.Rows(LedgerSource::kItemsFaulty).empty());
}

TEST_CASE_ON_BOTH_ENGINES("an annual report that waits for its day is not published yet", place) {
  LaterDesk county(place);
  county.On(2026y / 1 / 20);
  const ItemId id = county.PublicFrom(2026y / 2 / 10);
  {
    db::Transaction act = county.database->Begin();
    report::PutSetting(act, "township_deadline", "02-15");
    report::AddCarrier(act, id, 2025);
    act.Commit();
  }
  const auto of_2025 = [&] {
    std::vector<LedgerRow> rows = county.Rows(LedgerSource::kReportInTime);
    std::erase_if(rows, [](const LedgerRow& row) { return row.key != "annual:2025:公布"; });
    return rows;
  };
  CHECK(of_2025().empty());
  county.On(2026y / 2 / 10);
  REQUIRE(of_2025().size() == 1);
  CHECK(of_2025()[0].is_hit);
}

}  // namespace
}  // namespace gongkai::disclosure
