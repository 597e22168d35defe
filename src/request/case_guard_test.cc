// The database itself refuses what somebody writes by hand: a reply that three people did not sign, a changed event.
#include "request/case_desk_test.h"

namespace gongkai::request {
namespace {

struct GuardDesk : CaseDesk {
  using CaseDesk::CaseDesk;

  bool Refuses(const std::string& sql) {
    try {
      db::Transaction act = database->Begin();
      act.Execute(sql);
      return false;  // and is rolled back
    } catch (const db::DatabaseError&) {
      return true;
    }
  }
  /// Past the program's own rules.
  bool RefusesEvent(CaseId id, const CaseEvent& event) {
    try {
      db::Transaction act = database->Begin();
      AppendEvent(act, keys, id, event);
      return false;
    } catch (const db::DatabaseError&) {
      return true;
    }
  }
  bool RefusesReply(CaseId id) {
    CaseEvent replied;
    replied.kind = CaseEventKind::kClock;
    replied.on = today();
    replied.at = now;
    replied.clock = {.type = law::ReplyEventType::kReplied, .on = today()};
    return RefusesEvent(id, replied);
  }
  void Append(CaseId id, const CaseEvent& event) {
    db::Transaction act = database->Begin();
    AppendEvent(act, keys, id, event);
    act.Commit();
  }
  CaseEvent Event(CaseEventKind kind) {
    CaseEvent event;
    event.kind = kind;
    event.on = today();
    event.at = now;
    event.person = lin;
    event.person_name = "林溪";
    return event;
  }
};

TEST_CASE_ON_BOTH_ENGINES("the database lets no reply out that three people did not sign", place) {
  GuardDesk county(place);
  const CaseId id = county.Received();
  CHECK(county.RefusesReply(id));
  county.HandedIn(id, CaseDesk::NotThere());
  CHECK(county.RefusesReply(id));
  REQUIRE(county.SignAs(county.examiner, Signer::kSecrecy, id));
  REQUIRE(county.SignAs(county.reviewer, Signer::kReviewer, id));
  CHECK(county.RefusesReply(id));
  // By hand: the head's signature in the name of the leader in charge, of the drafter, over another text.
  for (const account::PersonId person : {county.wen, county.lin}) {
    CaseEvent forged = county.Event(CaseEventKind::kSigned);
    forged.signer = Signer::kApprover;
    forged.digest = county.DraftDigest(id);
    forged.person = person;
    db::Transaction act = county.database->Begin();
    AppendEvent(act, county.keys, id, forged);
    CaseEvent replied = county.Event(CaseEventKind::kClock);
    replied.clock = {.type = law::ReplyEventType::kReplied, .on = county.today()};
    CHECK_THROWS_AS(AppendEvent(act, county.keys, id, replied), db::DatabaseError);
  }
  REQUIRE(county.SignAs(county.approver, Signer::kApprover, id));
  CHECK_FALSE(county.RefusesReply(id));
}

TEST_CASE_ON_BOTH_ENGINES("what was signed before a change or a sending back holds no more in the database either",
                          place) {
  GuardDesk county(place);
  const CaseId id = county.Received();
  county.HandedIn(id, CaseDesk::NotThere());
  county.SignedByAll(id);
  CHECK_FALSE(county.RefusesReply(id));
  SignDecisionForm form;
  form.signer = Signer::kApprover;
  form.digest = county.DraftDigest(id);
  form.remark = PersonalText("再看看。");
  REQUIRE(CaseDesk::Done(SendBackDecision(county.desk, county.approver, county.Seen(id), form)));
  CHECK(county.RefusesReply(id));
  REQUIRE(HandInDecision(county.desk, county.drafter, county.Seen(id)));
  county.SignedByAll(id);
  CHECK_FALSE(county.RefusesReply(id));
  DecisionText changed = CaseDesk::NotThere();
  changed.reasons = PersonalText("没有这样的方案。");
  REQUIRE(WriteDecision(county.desk, county.drafter, county.Seen(id), changed));
  CHECK(county.RefusesReply(id));
}

TEST_CASE_ON_BOTH_ENGINES("of an imported case no letter goes out, and what is worked on becomes no import", place) {
  GuardDesk county(place);
  const CaseId imported = county.Received(), worked_on = county.Received();
  county.Append(imported, county.Event(CaseEventKind::kImported));
  CHECK_FALSE(county.RefusesReply(imported));  // it was signed on paper
  CaseEvent letter = county.Event(CaseEventKind::kLetterMade);
  letter.ref = "decision:1";
  CHECK(county.RefusesEvent(imported, letter));
  county.HandedIn(worked_on, CaseDesk::NotThere());
  CHECK(county.RefusesEvent(worked_on, county.Event(CaseEventKind::kImported)));
}

TEST_CASE_ON_BOTH_ENGINES("events are only added; erasure blanks their words and nothing else", place) {
  GuardDesk county(place);
  const CaseId id = county.Received();
  REQUIRE(county.Do(county.drafter, id, CaseEventKind::kNoted, "申请人来过电话。"));
  for (const char* const sql :
       {"UPDATE request_event SET kind = 'noted'", "UPDATE request_event SET on_day = '2026-01-01'",
        "UPDATE request_event SET person_id = NULL WHERE kind = 'noted'", "UPDATE request_event SET digest = 'x'",
        "UPDATE request_event SET words = NULL, signer = 'approver'",
        "UPDATE request_event SET until_on = '2026-01-01'", "DELETE FROM request_event"}) {
    CAPTURE(sql);
    CHECK(county.Refuses(sql));
  }
  CHECK_FALSE(county.Refuses("UPDATE request_event SET words = NULL"));
}

}  // namespace
}  // namespace gongkai::request
