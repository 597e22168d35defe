// The stage by what is kept of a dispute for lists, against the stage by its events, over random histories.
#include <doctest/doctest.h>

#include <random>
#include <set>

#include "account/working_days_view.h"
#include "remedy/dispute_copies_actions.h"

namespace gongkai::remedy {
namespace {

using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::sys_days;
using Kind = DisputeEventKind;

class Chance {
 public:
  unsigned Pick(std::size_t many) { return static_cast<unsigned>(random_() % many); }
  bool Is() { return Pick(2) == 0; }

  /// Anything that may be told of a dispute some days later; much of it is refused.
  DisputeEvent Anything(Date after) {
    constexpr Kind kLikely[] = {Kind::kAnswered,     Kind::kDecided,        Kind::kAppealed,       Kind::kSuspended,
                                Kind::kRetrialAsked, Kind::kRetrialOrdered, Kind::kRetrialRefused, Kind::kComplied};
    DisputeEvent event;
    event.kind =
        Is() ? kLikely[Pick(std::size(kLikely))] : static_cast<Kind>(Pick(static_cast<int>(Kind::kErased) + 1));
    event.on = sys_days(after) + days(Pick(60));
    event.outcome = DisputeOutcomes()[Pick(DisputeOutcomes().size())].id;
    event.orders_anew = Is();
    event.by_organ = Is();
    event.as_appeal = Is();
    event.amount = 1;
    if (Is()) event.served = sys_days(event.on) + days(Pick(30));
    if (event.orders_anew && Is()) event.until = sys_days(event.on) + days(30 + Pick(30));
    return event;
  }

 private:
  std::mt19937 random_{20260302};
};

TEST_CASE("the stage by what is kept is the stage by the events, in every stage there is") {
  Chance chance;
  std::set<DisputeStage> seen;
  for (int round = 0; round < 1'000; ++round) {
    const Dispute dispute{.id = {account::OrganId{1}, 1}, .kind = DisputeKinds()[chance.Pick(DisputeKinds().size())]};
    DisputeFold fold;
    fold.kind = dispute.kind;
    DisputeEvent entered;
    entered.kind = Kind::kEntered;
    entered.on = 2026y / 3 / 2;
    REQUIRE(Apply(fold, entered, account::WorkingDays()));
    Date on = entered.on;
    for (int step = 0; step < 12; ++step) {
      const DisputeEvent event = chance.Anything(on);
      if (!Apply(fold, event, account::WorkingDays())) continue;
      on = event.on;
      const Dispute kept = WithCopies(dispute, fold);
      const DisputeStatus status = StatusOf(fold, account::WorkingDays());
      for (const int later : {0, 1, 20, 90}) {
        const Date today = sys_days(on) + days(later);
        CAPTURE(round);
        CAPTURE(Describe(event));
        REQUIRE(StageOn(kept, today) == StageOn(fold, status, today));
        seen.insert(StageOn(kept, today));
      }
    }
  }
  CHECK(seen.size() == DisputeStages().size());
}

}  // namespace
}  // namespace gongkai::remedy
