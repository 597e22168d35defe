// What happens in a dispute and what may not: terms, decisions, appeals, what a decision orders.
#include "remedy/dispute_fold.h"

#include <algorithm>

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

TEST_CASE("what a court of appeal sends back is decided anew, and may be appealed once more") {
  Told told(DisputeKind::kSuitAfter, 2026y / 3 / 2);
  told.Do(2026y / 3 / 10, Kind::kAnswered);
  CHECK_FALSE(told.Try(told.Decided(2026y / 4 / 1, "remanded")));  // of an appeal alone
  told.Do(told.Decided(2026y / 4 / 1, "rejected"));
  DisputeEvent appealed = On(2026y / 4 / 8, Kind::kAppealed);
  appealed.by_organ = false;
  told.Do(appealed);
  CHECK_FALSE(told.Try(told.Decided(2026y / 6 / 1, "remanded", true)));
  told.Do(told.Decided(2026y / 6 / 1, "remanded"));
  CHECK(told.Stage(2026y / 6 / 2) == DisputeStage::kPending);
  CHECK_FALSE(told.Now().takes_effect);
  CHECK(told.Now().result == DisputeResult::kPending);
  CHECK(told.Due() == "—");
  told.Do(told.Decided(2026y / 8 / 3, "annulled", true));
  CHECK(told.Stage(2026y / 8 / 4) == DisputeStage::kAppealable);
  told.Do(On(2026y / 8 / 10, Kind::kAppealed));
  CHECK(told.Stage(2026y / 8 / 11) == DisputeStage::kOnAppeal);
}

TEST_CASE("what was found unlawful or void may have to be put right (行政诉讼法第七十六条)") {
  for (const char* outcome : {"unlawful", "void"}) {
    Told told(DisputeKind::kSuitAfter, 2026y / 3 / 2);
    told.Do(told.Decided(2026y / 4 / 1, outcome, true));
    CHECK(told.Stage(2026y / 5 / 11) == DisputeStage::kAnew);
  }
}

TEST_CASE("a mediation that binds the organ to answer: it is to be done, and is counted as another result") {
  Told told(DisputeKind::kReconsideration, 2026y / 3 / 2);
  DisputeEvent agreed = told.Decided(2026y / 4 / 1, "mediated", true);
  agreed.until = 2026y / 4 / 24;
  told.Do(agreed);
  CHECK(Describe(agreed).find("约定重新答复或者履行") != std::string::npos);
  CHECK(told.Stage(2026y / 4 / 1) == DisputeStage::kAnew);
  CHECK(told.Now().next == Owed::kAnew);
  CHECK(told.Now().next_due == 2026y / 4 / 24);
  CHECK(told.Now().result == DisputeResult::kOther);
  told.Do(2026y / 4 / 2, Kind::kReopened);
  told.Do(2026y / 4 / 20, Kind::kComplied);
  CHECK(told.Stage(2026y / 4 / 20) == DisputeStage::kEnded);
  CHECK(EndOf(told.fold, TestCalendar(), 2026y / 5 / 1) == 2026y / 4 / 20);
}

TEST_CASE("a new trial is asked for what took effect, of courts alone; what was decided stands meanwhile") {
  Told review(DisputeKind::kReconsideration, 2026y / 3 / 2);
  review.Do(review.Decided(2026y / 4 / 1, "upheld"));
  CHECK_FALSE(review.Try(On(2026y / 4 / 8, Kind::kRetrialAsked)));
  Told told(DisputeKind::kDirectSuit, 2026y / 3 / 2);
  CHECK_FALSE(told.Try(On(2026y / 3 / 9, Kind::kRetrialAsked)));
  told.Do(told.Decided(2026y / 4 / 1, "rejected"));
  CHECK_FALSE(told.Try(On(2026y / 4 / 16, Kind::kRetrialAsked)));  // it may still be appealed
  CHECK_FALSE(told.Try(On(2026y / 4 / 16, Kind::kRetrialOrdered)));
  told.Do(2026y / 5 / 6, Kind::kRetrialAsked);
  CHECK_FALSE(told.Try(On(2026y / 5 / 7, Kind::kRetrialAsked)));
  CHECK(told.Stage(2026y / 5 / 7) == DisputeStage::kRetrialAsked);
  CHECK(told.Now().result == DisputeResult::kUpheld);
  CHECK(told.Now().next == Owed::kRetrialAnswer);
  CHECK(told.Now().next_due == 2026y / 5 / 21);  // 15日
  CHECK_FALSE(EndOf(told.fold, TestCalendar(), 2026y / 6 / 1));
  told.Do(2026y / 5 / 20, Kind::kRetrialAnswered);
  CHECK_FALSE(told.Now().next);
  told.Do(2026y / 7 / 1, Kind::kRetrialRefused);
  CHECK(told.Stage(2026y / 7 / 1) == DisputeStage::kEnded);
  CHECK(EndOf(told.fold, TestCalendar(), 2026y / 7 / 1) == 2026y / 7 / 1);
  told.Do(2026y / 8 / 3, Kind::kRetrialOrdered);  // by the court itself, or on what the procuracy said
  CHECK(told.fold.retrials == 2);
}

TEST_CASE("tried anew, nothing is decided; by which procedure says whether its judgment is the last one") {
  for (const bool as_appeal : {false, true}) {
    CAPTURE(as_appeal);
    Told told(DisputeKind::kDirectSuit, 2026y / 3 / 2, Procedure::kSimplified);
    told.Do(told.Decided(2026y / 4 / 1, "annulled", true));
    told.Do(2026y / 5 / 6, Kind::kReopened);
    told.Do(2026y / 5 / 7, Kind::kComplied);
    DisputeEvent ordered = On(2026y / 6 / 1, Kind::kRetrialOrdered);
    ordered.as_appeal = as_appeal;
    told.Do(ordered);
    CHECK(told.fold.procedure == Procedure::kOrdinary);  // 行政诉讼法第八十二条第三款
    CHECK(told.Stage(2026y / 6 / 1) == DisputeStage::kOnRetrial);
    CHECK(told.Now().result == DisputeResult::kPending);
    CHECK_FALSE(told.Now().takes_effect);
    CHECK_FALSE(told.Now().next);
    told.Do(told.Decided(2026y / 8 / 3, "annulled", true));
    CHECK(told.Stage(2026y / 8 / 3) == (as_appeal ? DisputeStage::kAnew : DisputeStage::kAppealable));
    CHECK(bool(told.Try(On(2026y / 8 / 4, Kind::kAppealed))) == !as_appeal);
    if (as_appeal) told.Do(2026y / 8 / 5, Kind::kReopened);  // once more, by the new judgment
  }
}

TEST_CASE("tried as on appeal, it may be sent back to the first instance") {
  Told told(DisputeKind::kSuitAfter, 2026y / 3 / 2);
  told.Do(told.Decided(2026y / 4 / 1, "rejected"));
  DisputeEvent ordered = On(2026y / 6 / 1, Kind::kRetrialOrdered);
  ordered.as_appeal = true;
  told.Do(ordered);
  told.Do(told.Decided(2026y / 7 / 1, "remanded"));
  told.Do(told.Decided(2026y / 9 / 1, "annulled"));
  CHECK(told.Stage(2026y / 9 / 1) == DisputeStage::kAppealable);
}

TEST_CASE("a suit follows what was decided in a reconsideration, not what was withdrawn or settled in it") {
  const auto may_be_sued = [](const char* outcome) {
    Told told(DisputeKind::kReconsideration, 2026y / 3 / 2);
    told.Do(told.Decided(2026y / 4 / 1, outcome));
    const auto terms = TermsOf(told.fold, TestCalendar());
    return std::ranges::any_of(terms, [](const RunningTerm& term) { return term.owed == Owed::kSuitAfter; });
  };
  for (const char* outcome : {"upheld", "rejected", "annulled", "dismissed"}) CHECK(may_be_sued(outcome));
  for (const char* outcome : {"withdrawn", "mediated", "transferred"}) CHECK_FALSE(may_be_sued(outcome));
}

TEST_CASE("a decision rests on the law of its day") {
  const DisputeOutcome& annulled = *FindDisputeOutcome("annulled");
  CHECK(ArticlesOf(annulled, DisputeKind::kReconsideration, 2023y / 12 / 31) ==
        "行政复议法（2017年修正）第二十八条第一款第三项、第四项");
  CHECK(ArticlesOf(annulled, DisputeKind::kReconsideration, 2024y / 1 / 1) == "行政复议法第六十四条");
  CHECK(ArticlesOf(annulled, DisputeKind::kDirectSuit, 2023y / 12 / 31) == "行政诉讼法第七十条");
}

TEST_CASE("a judgment that may be appealed binds nobody: its 20 working days run from the day of its effect") {
  Told told(DisputeKind::kDirectSuit, 2026y / 3 / 2);
  told.Do(told.Decided(2026y / 4 / 1, "annulled", true));
  CHECK(told.Now().takes_effect == 2026y / 4 / 17);  // 15日
  CHECK(AnewBy(told.fold, TestCalendar()) == TestCalendar().AddWorkingDays(2026y / 4 / 17, law::WorkingDays{20}));
  const auto terms = TermsOf(told.fold, TestCalendar());
  const auto anew = std::ranges::find(terms, Owed::kAnew, &RunningTerm::owed);
  REQUIRE(anew != terms.end());
  CHECK(anew->start == 2026y / 4 / 17);  // and so the page explains the day that is due
}

TEST_CASE("a decision is described with what it orders and when it was served") {
  DisputeEvent decided = On(2026y / 3 / 4, Kind::kDecided);
  decided.outcome = "annulled";
  decided.orders_anew = true;
  decided.until = 2026y / 3 / 20;
  decided.served = 2026y / 3 / 5;
  CHECK(Describe(decided) == "决定、裁判：撤销、部分撤销，责令重新答复或者履行，最迟2026年3月20日（2026年3月5日送达）");
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
    CHECK((each.result == DisputeResult::kPending) == (each.id == "remanded"));
    CHECK_FALSE((each.may_order_anew && !each.by_agreement && each.result != DisputeResult::kCorrected));
    CHECK(FindDisputeOutcome(each.id) == &each);
  }
  for (int i = 0; i <= static_cast<int>(Kind::kErased); ++i) {
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
