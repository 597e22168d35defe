// An application that was answered in time and then worked on anew was counted as answered late on the day of its first
// answer: that day came from the first answer, and whether it was in time from the second.
#include "assessment/ledger_rows_view.h"
#include "remedy/dispute_desk_test.h"

namespace gongkai::remedy {
namespace {

using assessment::LedgerRow;
using assessment::LedgerSource;

std::vector<LedgerRow> AnsweredOf(DisputeDesk& county) {
  db::Reader reader = county.database->Read();
  return LedgerRowsOf(reader, LedgerSource::kRequestsInTime,
                      {.organ = county.township, .days = {2026y / 1 / 1, 2026y / 12 / 31}, .today = county.today()});
}

TEST_CASE_ON_BOTH_ENGINES("an answer that was overturned was in time all the same, whatever the new one is", place) {
  DisputeDesk county(place);
  const CaseId of = county.Refused();  // answered on 10 March, within days
  county.On(2026y / 4 / 7);
  const DisputeId id = county.Entered(county.Copy(DisputeKind::kReconsideration, of));
  county.On(2026y / 5 / 20);
  county.Must(id, county.Decision("annulled", 2026y / 6 / 12, true));
  const auto open = AnsweredOf(county);
  REQUIRE(open.size() == 1);
  CHECK(open[0].is_hit);
  CHECK(Has(open[0].words, "2026-03-10 答复，按期"));
  county.HandedIn(of, county.NotThere());
  county.SignedByAll(of);
  county.On(2026y / 6 / 30);
  county.Reply(of);  // after the day that was set
  CHECK(AnsweredOf(county) == open);
}

}  // namespace
}  // namespace gongkai::remedy
