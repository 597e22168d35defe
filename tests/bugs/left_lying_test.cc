// An application that nobody answered was not counted: an organ that let every one lie was told that nothing had come,
// and one that answered some of them in time was given full points (条例第三十三条).
#include "assessment/ledger_rows_view.h"
#include "remedy/dispute_desk_test.h"

namespace gongkai::remedy {
namespace {

using assessment::LedgerSource;
using assessment::LedgerTally;

LedgerTally TallyIn(DisputeDesk& county, const DayRange& days) {
  db::Reader reader = county.database->Read();
  return TallyOf(LedgerRowsOf(reader, LedgerSource::kRequestsInTime,
                              {.organ = county.township, .days = days, .today = county.today()}));
}

TEST_CASE_ON_BOTH_ENGINES("what is not answered by its day counts, in the days in which that day lies, and once",
                          place) {
  DisputeDesk county(place);
  const DayRange before_april{2026y / 1 / 1, 2026y / 3 / 31}, spring{2026y / 4 / 1, 2026y / 6 / 30};
  const CaseId of = county.Received(2026y / 3 / 5);  // to be answered by 2 April
  county.HandedIn(of, county.NotThere());
  county.SignedByAll(of);
  county.On(2026y / 4 / 2);
  CHECK(TallyIn(county, spring) == LedgerTally{0, 0});
  county.On(2026y / 4 / 3);
  CHECK(TallyIn(county, before_april) == LedgerTally{0, 0});
  CHECK(TallyIn(county, spring) == LedgerTally{1, 0});
  county.On(2026y / 7 / 20);
  county.Reply(of);
  CHECK(TallyIn(county, spring) == LedgerTally{1, 0});
  CHECK(TallyIn(county, {2026y / 7 / 1, 2026y / 9 / 30}) == LedgerTally{0, 0});
}

TEST_CASE_ON_BOTH_ENGINES("who waits for the applicant owes no answer", place) {
  DisputeDesk county(place);
  const CaseId of = county.Received(2026y / 3 / 5);
  REQUIRE(county.Tell(account::Actor{}, of, {.type = law::ReplyEventType::kWithdrawn, .on = 2026y / 3 / 10}));
  county.On(2026y / 6 / 1);
  CHECK(TallyIn(county, {2026y / 1 / 1, 2026y / 12 / 31}) == LedgerTally{0, 0});
}

}  // namespace
}  // namespace gongkai::remedy
