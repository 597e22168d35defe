// What is typed in the forms of a dispute's acts, and which of them may be done.
#include "remedy/dispute_act.h"

#include "remedy/dispute_story_test.h"

namespace gongkai::remedy {
namespace {

using namespace std::chrono_literals;

DisputeFold Entered(DisputeKind kind) {
  DisputeFold fold;
  fold.kind = kind;
  DisputeEvent event;
  event.on = 2026y / 3 / 2;
  REQUIRE(Apply(fold, event, TestCalendar()));
  return fold;
}

bool MayNow(const char* act, const DisputeFold& fold) {
  return !AgainstToday(*FindDisputeAct(act), fold, 2026y / 3 / 10, TestCalendar());
}

TEST_CASE("sums are yuan with at most two decimals") {
  CHECK(FenIn("0.5") == 50);
  CHECK(FenIn("1234.56") == 123456);
  CHECK(FenIn("300") == 30000);
  for (const char* bad : {"", ".", "5.", ".5", "-1", "1,000", "1.234", "１２", "1e3", "9999999999"}) {
    CAPTURE(bad);
    CHECK_FALSE(FenIn(bad));
  }
}

TEST_CASE("what may be done now is what the fold allows") {
  DisputeFold fold = Entered(DisputeKind::kDirectSuit);
  CHECK(MayNow("answered", fold));
  CHECK(MayNow("decided", fold));
  CHECK(MayNow("hearing_set", fold));
  CHECK_FALSE(MayNow("appealed", fold));
  CHECK_FALSE(MayNow("norm_asked", fold));
  CHECK_FALSE(MayNow("complied", fold));
  CHECK_FALSE(MayNow("resumed", fold));
  CHECK(MayNow("norm_asked", Entered(DisputeKind::kReconsideration)));
}

TEST_CASE("faults stand beside their fields") {
  const DisputeAct& decide = *FindDisputeAct("decided");
  const auto faults = EventOf(decide, {.on = "2026-13-01", .served = "gestern"});
  REQUIRE_FALSE(faults);
  CHECK(ErrorOf(faults.errors(), "on") != nullptr);
  CHECK(ErrorOf(faults.errors(), "served") != nullptr);
  CHECK(ErrorOf(faults.errors(), "outcome") != nullptr);
  const auto event =
      EventOf(decide, {.on = "2026-03-20", .until = "2026-04-10", .outcome = "annulled", .orders_anew = true});
  REQUIRE(event);
  CHECK(event->orders_anew);
  CHECK(event->until == 2026y / 4 / 10);
  CHECK(ErrorOf(EventOf(*FindDisputeAct("cost"), {.on = "2026-03-20", .amount = "0"}).errors(), "amount") != nullptr);
  CHECK(ErrorOf(EventOf(*FindDisputeAct("noted"), {.on = "2026-03-20"}).errors(), "words") != nullptr);
  CHECK(FindDisputeAct("entered") == nullptr);
  CHECK(FindDisputeAct("lesson") == nullptr);
}

}  // namespace
}  // namespace gongkai::remedy
