// An organ that was sued along, since it had upheld another one's act, was assessed as if its own answer had been
// overturned; table 4 counts that suit at the other organ alone.
#include "assessment/ledger_rows_view.h"
#include "remedy/dispute_desk_test.h"

namespace gongkai::remedy {
namespace {

TEST_CASE_ON_BOTH_ENGINES("what another organ did is not this one's answer that was overturned", place) {
  DisputeDesk county(place);
  NewDispute copy = county.Copy(DisputeKind::kSuitAfter);
  copy.ground = DisputeGround::kAsReviewer;
  const DisputeId id = county.Entered(copy);
  county.Must(id, county.Decision("annulled"));
  db::Reader reader = county.database->Read();
  CHECK(LedgerRowsOf(reader, assessment::LedgerSource::kDisputesCorrected,
                     {.organ = county.township, .days = {2026y / 1 / 1, 2026y / 12 / 31}, .today = county.today()})
            .empty());
}

}  // namespace
}  // namespace gongkai::remedy
