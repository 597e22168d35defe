// What happens in a dispute and what may not: terms, decisions, appeals, what a decision orders.
#include "remedy/dispute_fold.h"

#include "remedy/dispute_story_test.h"

namespace gongkai::remedy {
namespace {

using namespace std::chrono_literals;
using Kind = DisputeEventKind;

DisputeEvent On(Date day, Kind kind) {
  DisputeEvent event;
  event.kind = kind;
  event.on = day;
  return event;
}

struct Told {
  explicit Told(DisputeKind kind, Date received, Procedure procedure = Procedure::kOrdinary) {
    fold.kind = kind;
    DisputeEvent entered = On(received, Kind::kEntered);
    entered.procedure = procedure;
    REQUIRE(Apply(fold, entered, TestCalendar()));
  }
  Status Try(const DisputeEvent& event) { return Apply(fold, event, TestCalendar()); }
  void Do(const DisputeEvent& event) {
    const Status done = Try(event);
    if (!done) MESSAGE(done.error().message);
    REQUIRE(done);
  }
  void Do(Date day, Kind kind) { Do(On(day, kind)); }
  DisputeEvent Decided(Date day, const char* outcome, bool anew = false) const {
    DisputeEvent event = On(day, Kind::kDecided);
    event.outcome = outcome;
    event.orders_anew = anew;
    return event;
  }
  DisputeStatus Now() const { return StatusOf(fold, TestCalendar()); }
  DisputeStage Stage(Date today) const { return StageOn(fold, Now(), today); }
  std::string Due() const { return Now().next_due ? gongkai::ToString(*Now().next_due) : "—"; }

  DisputeFold fold;
};

TEST_CASE("the answer: working days in a reconsideration, calendar days in a suit, and what the body sets instead") {
  CHECK(Told(DisputeKind::kReconsideration, 2026y / 3 / 2).Due() == "2026-03-16");
  CHECK(Told(DisputeKind::kReconsideration, 2026y / 3 / 2, Procedure::kSimplified).Due() == "2026-03-09");
  CHECK(Told(DisputeKind::kDirectSuit, 2026y / 3 / 2).Due() == "2026-03-17");
  CHECK(Told(DisputeKind::kSuitAfter, 2026y / 3 / 6).Due() == "2026-03-23");
  // The law before had no simplified procedure: its only term holds.
  CHECK(Told(DisputeKind::kReconsideration, 2023y / 3 / 1, Procedure::kSimplified).Due() == "2023-03-13");
  Told told(DisputeKind::kDirectSuit, 2026y / 3 / 2);
  DisputeEvent set = On(2026y / 3 / 5, Kind::kAnswerDaySet);
  CHECK_FALSE(told.Try(set));  // without a day
  set.until = 2026y / 3 / 27;
  told.Do(set);
  CHECK(told.Due() == "2026-03-27");
  CHECK(told.Stage(2026y / 3 / 28) == DisputeStage::kAnswering);
  told.Do(2026y / 3 / 27, Kind::kAnswered);
  CHECK(told.Now().answered_in_time == true);
  CHECK(told.Due() == "—");
  CHECK(told.Stage(2026y / 3 / 28) == DisputeStage::kPending);
}

TEST_CASE("a procedure that is changed later leaves the answer's term as it was") {
  Told told(DisputeKind::kReconsideration, 2026y / 3 / 2, Procedure::kSimplified);
  DisputeEvent changed = On(2026y / 3 / 4, Kind::kProcedureChanged);
  changed.procedure = Procedure::kOrdinary;
  told.Do(changed);
  CHECK(told.Due() == "2026-03-09");
  CHECK_FALSE(told.Try(changed));
}

TEST_CASE("a reconsideration ends with its service; what it orders has a day") {
  Told told(DisputeKind::kReconsideration, 2026y / 3 / 2);
  told.Do(2026y / 3 / 10, Kind::kAnswered);
  DisputeEvent decided = told.Decided(2026y / 4 / 20, "annulled", true);
  decided.served = 2026y / 4 / 22;
  decided.until = 2026y / 5 / 15;
  told.Do(decided);
  CHECK(told.Now().takes_effect == 2026y / 4 / 22);
  CHECK(told.Now().result == DisputeResult::kCorrected);
  CHECK(told.Stage(2026y / 4 / 22) == DisputeStage::kAnew);
  CHECK(told.Due() == "2026-05-15");
  told.Do(2026y / 4 / 22, Kind::kReopened);
  CHECK_FALSE(told.Try(On(2026y / 4 / 23, Kind::kReopened)));
  told.Do(2026y / 5 / 12, Kind::kComplied);
  CHECK(told.Stage(2026y / 5 / 12) == DisputeStage::kEnded);
  CHECK(told.Due() == "—");
  CHECK_FALSE(told.Try(On(2026y / 5 / 13, Kind::kAppealed)));  // 行政复议没有上诉
}

TEST_CASE("without a day of its own, a decision is carried out in the 20 working days of the regulation") {
  Told told(DisputeKind::kReconsideration, 2026y / 3 / 2);
  told.Do(told.Decided(2026y / 3 / 20, "ordered", true));
  CHECK(told.Due() == gongkai::ToString(TestCalendar().AddWorkingDays(2026y / 3 / 20, law::WorkingDays{20})));
}

TEST_CASE("what a decision does not order is not done anew") {
  Told told(DisputeKind::kReconsideration, 2026y / 3 / 2);
  CHECK_FALSE(told.Try(told.Decided(2026y / 4 / 20, "upheld", true)));
  DisputeEvent decided = told.Decided(2026y / 4 / 20, "annulled");
  decided.until = 2026y / 5 / 15;
  CHECK_FALSE(told.Try(decided));
  decided.until.reset();
  told.Do(decided);
  CHECK_FALSE(told.Try(On(2026y / 4 / 22, Kind::kComplied)));
  CHECK_FALSE(told.Try(On(2026y / 4 / 22, Kind::kReopened)));
  CHECK(told.Stage(2026y / 4 / 22) == DisputeStage::kEnded);
}

TEST_CASE("a judgment takes effect once nobody may appeal; on appeal there is none, and a second one holds at once") {
  Told told(DisputeKind::kSuitAfter, 2026y / 3 / 2);
  CHECK_FALSE(told.Try(told.Decided(2026y / 6 / 1, "upheld")));  // a reconsideration's
  told.Do(told.Decided(2026y / 6 / 5, "rejected"));
  CHECK(told.Now().takes_effect == 2026y / 6 / 23);  // 15日 end on 6月20日, a holiday: 6月22日
  CHECK(told.Stage(2026y / 6 / 22) == DisputeStage::kAppealable);
  CHECK(told.Stage(2026y / 6 / 23) == DisputeStage::kEnded);
  DisputeEvent appealed = On(2026y / 6 / 24, Kind::kAppealed);
  appealed.by_organ = true;
  CHECK_FALSE(told.Try(appealed));  // late
  appealed.by_organ = false;        // the other side may have been served later
  appealed.served = 2026y / 6 / 29;
  told.Do(appealed);
  CHECK(told.Stage(2026y / 7 / 1) == DisputeStage::kOnAppeal);
  CHECK_FALSE(told.Now().takes_effect);
  CHECK(told.Now().next == Owed::kAppealAnswer);
  CHECK(told.Due() == "2026-07-14");
  told.Do(2026y / 7 / 10, Kind::kAppealAnswered);
  told.Do(told.Decided(2026y / 9 / 1, "annulled", true));
  CHECK(told.Now().takes_effect == 2026y / 9 / 1);
  CHECK(told.Stage(2026y / 9 / 1) == DisputeStage::kAnew);
  CHECK_FALSE(told.Try(told.Decided(2026y / 9 / 2, "rejected")));
}

TEST_CASE("a withdrawal ends a suit at once, a ruling has ten days") {
  Told withdrawn(DisputeKind::kDirectSuit, 2026y / 3 / 2);
  withdrawn.Do(withdrawn.Decided(2026y / 3 / 20, "withdrawn"));
  CHECK(withdrawn.Now().takes_effect == 2026y / 3 / 20);
  Told dismissed(DisputeKind::kDirectSuit, 2026y / 3 / 2);
  dismissed.Do(dismissed.Decided(2026y / 3 / 9, "dismissed"));
  CHECK(dismissed.Now().takes_effect == 2026y / 3 / 20);
}

TEST_CASE("norms and opinions have their terms, in reconsiderations alone") {
  Told told(DisputeKind::kReconsideration, 2026y / 3 / 2);
  told.Do(2026y / 3 / 3, Kind::kAnswered);
  told.Do(2026y / 3 / 4, Kind::kNormAsked);
  CHECK(told.Now().next == Owed::kNormAnswer);
  CHECK(told.Due() == "2026-03-18");
  told.Do(2026y / 3 / 12, Kind::kNormAnswered);
  CHECK_FALSE(told.Try(On(2026y / 3 / 13, Kind::kNormAnswered)));
  told.Do(told.Decided(2026y / 4 / 20, "upheld"));
  told.Do(2026y / 4 / 20, Kind::kOpinion);
  CHECK(told.Now().next == Owed::kReport);
  CHECK(told.Due() == "2026-06-22");  // 60日 end on 6月19日, a holiday
  told.Do(2026y / 6 / 1, Kind::kOpinionReported);
  CHECK(told.Due() == "—");
  Told suit(DisputeKind::kDirectSuit, 2026y / 3 / 2);
  CHECK_FALSE(suit.Try(On(2026y / 3 / 4, Kind::kNormAsked)));
  CHECK_FALSE(suit.Try(On(2026y / 3 / 4, Kind::kOpinion)));
}

TEST_CASE("what is refused changes nothing, and days before the copy are no days") {
  Told told(DisputeKind::kDirectSuit, 2026y / 3 / 2);
  CHECK_FALSE(told.Try(On(2026y / 3 / 1, Kind::kAnswered)));
  CHECK_FALSE(told.Try(On(Date{}, Kind::kAnswered)));
  CHECK_FALSE(told.Try(On(2026y / 3 / 3, Kind::kResumed)));
  CHECK_FALSE(told.Try(On(2026y / 3 / 3, Kind::kLesson)));
  CHECK_FALSE(told.Try(On(2026y / 3 / 3, Kind::kCost)));  // without a sum
  CHECK(told.Due() == "2026-03-17");
  told.Do(2026y / 3 / 3, Kind::kSuspended);
  CHECK(told.Stage(2026y / 3 / 4) == DisputeStage::kSuspended);
  told.Do(2026y / 3 / 9, Kind::kResumed);
  CHECK(told.Stage(2026y / 3 / 9) == DisputeStage::kAnswering);
}

TEST_CASE("each outcome is of some proceedings, and each word is found by its id") {
  for (const DisputeOutcome& each : DisputeOutcomes()) {
    CHECK((each.in_reconsideration || each.in_suit));
    CHECK(each.result != DisputeResult::kPending);
    CHECK_FALSE((each.may_order_anew && each.result != DisputeResult::kCorrected));
    CHECK(FindDisputeOutcome(each.id) == &each);
  }
  for (int i = 0; i <= static_cast<int>(Kind::kNoted); ++i) {
    CHECK(DisputeEventKindFrom(IdOf(static_cast<Kind>(i))) == static_cast<Kind>(i));
  }
  for (const DisputeStage stage : DisputeStages()) CHECK(DisputeStageFrom(IdOf(stage)) == stage);
  for (const DisputeGround ground : DisputeGrounds()) CHECK(DisputeGroundFrom(IdOf(ground)) == ground);
  CHECK(GroundOfOutcome("state_secret") == DisputeGround::kRefusal);
  CHECK(GroundOfOutcome("does_not_exist") == DisputeGround::kCannotProvide);
  CHECK(GroundOfOutcome("repeated") == DisputeGround::kNotHandled);
  CHECK(DisputeIdFrom("18-3") == DisputeId{account::OrganId{18}, 3});
  for (const char* bad : {"", "18", "-3", "18-", "18-03", "a-1", "18-3x", "99999999999999999999-1"}) {
    CHECK_FALSE(DisputeIdFrom(bad));
  }
}

}  // namespace
}  // namespace gongkai::remedy
