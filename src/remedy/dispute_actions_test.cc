// Refused, disputed, corrected, answered anew: what becomes of the dispute, of the application, of the two tables, and
// of what is held of a person.
#include "remedy/dispute_actions.h"

#include "account/working_days_view.h"
#include "law/report_form.h"
#include "remedy/dispute_desk_test.h"
#include "remedy/dispute_due_view.h"
#include "request/case_cell.h"
#include "request/reopening_store.h"

namespace gongkai::remedy {
namespace {

using Kind = DisputeEventKind;

std::string CellsOf2026(DisputeDesk& county, CaseId id) {
  const request::CaseStatus status = StatusOf(county.Folded(id), account::WorkingDays());
  const auto cells =
      request::CellsOf(status, request::ApplicantKind::kPerson, std::chrono::year(2026), law::LatestForm());
  return cells.came_in + "；" + cells.became_of_it;
}

TEST_CASE_ON_BOTH_ENGINES("a copy is entered: its term runs, its words are sealed, the case is held", place) {
  DisputeDesk county(place);
  const CaseId of = county.Refused();
  county.On(2026y / 4 / 7);
  const DisputeId id = county.Entered(county.Copy(DisputeKind::kReconsideration, of));
  const Dispute dispute = county.Of(id);
  CHECK(dispute.contested == "does_not_exist");
  CHECK(dispute.next == Owed::kAnswer);
  CHECK(dispute.next_due == 2026y / 4 / 21);  // 10 working days
  CHECK(StageOn(dispute, county.today()) == DisputeStage::kAnswering);
  db::Reader reader = county.database->Read();
  CHECK(OpenDisputeWords(reader, county.keys, id).who.Reveal() == "尹望舒");
  CHECK_FALSE(Has(reader.One<db::Blob>("SELECT words FROM dispute").bytes, "尹望舒"));
  CHECK(request::IsHeld(reader, of));
  CHECK(DisputeEventsOf(reader, id).size() == 1);
}

TEST_CASE_ON_BOTH_ENGINES("who only upheld another one's act: sued after that, and in no cell of its table 4", place) {
  DisputeDesk county(place);
  county.On(2026y / 4 / 7);
  NewDispute added = county.Copy(DisputeKind::kReconsideration);
  added.ground = DisputeGround::kAsReviewer;
  CHECK(ErrorOf(EnterDispute(county.desk, county.drafter, added).errors(), "ground") != nullptr);
  added.kind = DisputeKind::kSuitAfter;
  const DisputeId id = county.Entered(added);
  CHECK(FactOf(county.Of(id)).as_reviewer);
  CHECK_FALSE(CellOf(FactOf(county.Of(id)), std::chrono::year(2026)));
}

TEST_CASE_ON_BOTH_ENGINES("corrected: the case is worked on anew by the day that was set, and counted once", place) {
  DisputeDesk county(place);
  const CaseId of = county.Refused();
  CHECK(CellsOf2026(county, of) == "一；三(四)1");
  county.On(2026y / 4 / 7);
  const DisputeId id = county.Entered(county.Copy(DisputeKind::kReconsideration, of));
  county.On(2026y / 4 / 14);
  county.Must(id, county.Event(Kind::kAnswered), "交了答复书和七份证据");
  county.On(2026y / 5 / 20);
  county.Must(id, county.Decision("annulled", 2026y / 6 / 12, true), "检索范围不全");
  CHECK(county.Of(id).result == DisputeResult::kCorrected);
  CHECK(county.Of(id).next == Owed::kAnew);
  // The application by itself: open again, with that day, and nothing that the organ does puts it off.
  request::Case held = county.CaseOf(of);
  CHECK(held.stage == request::CaseStage::kHandling);
  CHECK(held.due == 2026y / 6 / 12);
  CHECK_FALSE(held.ended);
  CHECK_FALSE(county.Tell(county.working_head, of,
                          {.type = law::ReplyEventType::kExtended, .on = county.today(), .working_days = 5}));
  CHECK(CellsOf2026(county, of) == "一；三(四)1");
  // The old signatures are void; a new answer needs three people again.
  request::DecisionText anew = county.NotThere();
  anew.outcome = "needs_making";
  county.HandedIn(of, anew);
  county.SignedByAll(of);
  county.On(2026y / 6 / 8);
  county.Reply(of);
  held = county.CaseOf(of);
  CHECK(held.in_time == true);
  CHECK(held.outcome == "needs_making");
  CHECK(CellsOf2026(county, of) == "一；三(四)1");  // never counted twice
  county.Must(id, county.Event(Kind::kComplied));
  CHECK(StageOn(county.Of(id), county.today()) == DisputeStage::kEnded);
  const TableFour table = [&] {
    db::Reader reader = county.database->Read();
    std::vector<DisputeFact> facts;
    for (const Dispute& each : DisputesOfYear(reader, {county.township}, 2026)) facts.push_back(FactOf(each));
    return TableFourOf(facts, std::chrono::year(2026));
  }();
  CHECK(table.Cell(DisputeKind::kReconsideration, DisputeResult::kCorrected) == 1);
  CHECK(table.Total(DisputeKind::kReconsideration) == 1);
}

TEST_CASE_ON_BOTH_ENGINES("a judgment opens the case once it takes effect, and not before", place) {
  DisputeDesk county(place);
  const CaseId of = county.Refused();
  county.On(2026y / 4 / 7);
  const DisputeId id = county.Entered(county.Copy(DisputeKind::kDirectSuit, of));
  CHECK(county.Of(id).next_due == 2026y / 4 / 22);  // 15日
  county.On(2026y / 6 / 1);
  county.Must(id, county.Decision("annulled", std::nullopt, true));
  CHECK(county.CaseOf(of).ended);
  CHECK(StageOn(county.Of(id), county.today()) == DisputeStage::kAppealable);
  CHECK(county.FaultOf(county.Do(id, county.Event(Kind::kReopened))) == kVersionField);
  county.On(2026y / 6 / 17);
  CHECK(StageOn(county.Of(id), county.today()) == DisputeStage::kAnew);
  const account::Visitor lin{
      .person = county.lin, .name = "林溪", .posts = county.Held(county.lin), .address = "127.0.0.1"};
  {  // However many are due before it.
    db::Transaction act = county.database->Begin();
    for (int i = 0; i < 200; ++i) {
      Dispute late{.id = {county.township, 0}, .kind = DisputeKind::kReconsideration, .received = 2026y / 3 / 2};
      late.id = AddDispute(act, county.keys, late, {});
      late.next = Owed::kAnswer;
      late.next_due = 2026y / 3 / 16;
      PutDispute(act, late);
    }
    act.Commit();
  }
  {
    db::Reader reader = county.database->Read();
    CHECK(DisputesToReopen(reader, lin, county.today()).size() == 1);
  }
  county.Must(id, county.Event(Kind::kReopened));
  CHECK_FALSE(county.CaseOf(of).ended);
  db::Reader reader = county.database->Read();
  CHECK(DisputesToReopen(reader, lin, county.today()).empty());
}

TEST_CASE_ON_BOTH_ENGINES("a mediation opens the case again: by the day that was agreed, and counted once", place) {
  DisputeDesk county(place);
  const CaseId of = county.Refused();
  county.On(2026y / 4 / 7);
  const DisputeId id = county.Entered(county.Copy(DisputeKind::kReconsideration, of));
  county.On(2026y / 5 / 20);
  county.Must(id, county.Decision("mediated", 2026y / 6 / 12, true), "约定补查档案室");
  CHECK(county.CaseOf(of).stage == request::CaseStage::kHandling);
  CHECK(county.CaseOf(of).due == 2026y / 6 / 12);
  CHECK(county.Of(id).result == DisputeResult::kOther);
  CHECK(CellsOf2026(county, of) == "一；三(四)1");
  CHECK(county.FaultOf(WriteLesson(county.desk, county.drafter, county.Seen(id), "检索要全")) == kVersionField);
}

TEST_CASE_ON_BOTH_ENGINES("a new trial: kept again, counted once, the case worked on anew by its judgment", place) {
  DisputeDesk county(place);
  const CaseId of = county.Refused();
  county.On(2026y / 4 / 7);
  const DisputeId id = county.Entered(county.Copy(DisputeKind::kDirectSuit, of));
  county.On(2026y / 6 / 1);
  county.Must(id, county.Decision("rejected"));
  county.On(2026y / 6 / 17);
  CHECK_FALSE(KeepDisputes(county.desk).empty());  // let go
  const auto is_held = [&] {
    db::Reader reader = county.database->Read();
    return request::IsHeld(reader, of);
  };
  CHECK_FALSE(is_held());
  county.On(2026y / 9 / 1);
  county.Must(id, county.Event(Kind::kRetrialAsked));
  CHECK(is_held());
  CHECK(KeepDisputes(county.desk).empty());
  CHECK(StageOn(county.Of(id), county.today()) == DisputeStage::kRetrialAsked);
  county.On(2027y / 2 / 1);
  DisputeEvent ordered = county.Event(Kind::kRetrialOrdered);
  ordered.as_appeal = true;
  county.Must(id, ordered, "市中院提审");
  CHECK(StageOn(county.Of(id), county.today()) == DisputeStage::kOnRetrial);
  {
    db::Reader reader = county.database->Read();
    CHECK(DisputeEventsOf(reader, id).back().as_appeal);
  }
  county.On(2027y / 4 / 1);
  county.Must(id, county.Decision("annulled", 2027y / 5 / 10, true));
  CHECK(county.CaseOf(of).due == 2027y / 5 / 10);  // served, and in effect: opened again in the same deed
  CHECK(CellsOf2026(county, of) == "一；三(四)1");
  const DisputeFact fact = FactOf(county.Of(id));
  CHECK(CellOf(fact, std::chrono::year(2026)) == DisputeResult::kUpheld);
  CHECK_FALSE(CellOf(fact, std::chrono::year(2027)));
  CHECK(county.Of(id).result == DisputeResult::kCorrected);
}

TEST_CASE_ON_BOTH_ENGINES("upheld: nothing is opened again; the case is let go once no suit can come", place) {
  DisputeDesk county(place);
  const CaseId of = county.Refused();
  county.On(2026y / 4 / 7);
  const DisputeId id = county.Entered(county.Copy(DisputeKind::kReconsideration, of));
  county.On(2026y / 5 / 20);
  county.Must(id, county.Decision("upheld"));
  CHECK(county.CaseOf(of).ended);
  CHECK(KeepDisputes(county.desk).empty());
  county.On(2026y / 6 / 4);  // the last of 15 days
  CHECK(KeepDisputes(county.desk).empty());
  county.On(2026y / 6 / 5);
  CHECK_FALSE(KeepDisputes(county.desk).empty());
  db::Reader reader = county.database->Read();
  CHECK_FALSE(request::IsHeld(reader, of));
}

TEST_CASE_ON_BOTH_ENGINES("a lesson is kept for the answer that was overturned", place) {
  DisputeDesk county(place);
  const CaseId of = county.Refused();
  county.On(2026y / 4 / 7);
  const DisputeId id = county.Entered(county.Copy(DisputeKind::kReconsideration, of));
  CHECK(county.FaultOf(WriteLesson(county.desk, county.drafter, county.Seen(id), "检索要全")) == kVersionField);
  county.On(2026y / 5 / 20);
  county.Must(id, county.Decision("annulled", 2026y / 6 / 12, true));
  CHECK(county.FaultOf(WriteLesson(county.desk, county.drafter, county.Seen(id), " ")) == "words");
  // The whole county reads it: no party, no number of anybody.
  for (const char* tells : {"尹望舒要的台账在档案室。", "尹 望舒要的台账在档案室。", "电话13900001234没有打。"}) {
    CAPTURE(tells);
    CHECK(county.FaultOf(WriteLesson(county.desk, county.drafter, county.Seen(id), tells)) == "words");
  }
  county.Require(
      WriteLesson(county.desk, county.drafter, county.Seen(id), "检索要包括档案室的纸质档案，留下检索记录。"));
  db::Reader reader = county.database->Read();
  const auto lessons = request::LessonsOf(reader, "does_not_exist", 5);
  REQUIRE(lessons.size() == 1);
  CHECK(Has(lessons[0].result, "撤销"));
  CHECK(Has(lessons[0].words, "纸质档案"));
  CHECK(request::LessonsOf(reader, "state_secret", 5).empty());
}

TEST_CASE_ON_BOTH_ENGINES("what is wrong is told beside its field, and nothing has changed", place) {
  DisputeDesk county(place);
  const auto fault = [&](const NewDispute& added) {
    return county.FaultOf(EnterDispute(county.desk, county.drafter, added));
  };
  NewDispute added = county.Copy(DisputeKind::kReconsideration);
  added.words.who = {};
  CHECK(fault(added) == "who");
  added = county.Copy(DisputeKind::kReconsideration);
  added.words.body = " ";
  CHECK(fault(added) == "body");
  added = county.Copy(DisputeKind::kReconsideration);
  added.received = 2027y / 1 / 1;
  CHECK(fault(added) == "received");
  added = county.Copy(DisputeKind::kReconsideration, CaseId{county.township, 999});
  CHECK(fault(added) == "of_case");
  added = county.Copy(DisputeKind::kDirectSuit);
  added.earlier = 1;
  CHECK(fault(added) == "earlier");
  const CaseId of = county.Received();
  added = county.Copy(DisputeKind::kReconsideration, of);
  added.organ = county.other_township;
  CHECK(fault(added) == "of_case");  // another organ's
  const DisputeId id = county.Entered(county.Copy(DisputeKind::kReconsideration));
  CHECK(county.FaultOf(county.Do(id, county.Decision("nonsense"))) == "outcome");
  CHECK(county.FaultOf(county.Do(id, county.Event(Kind::kNoted))) == "words");
  DisputeEvent later = county.Event(Kind::kAnswered);
  later.on = 2027y / 1 / 1;
  CHECK(county.FaultOf(county.Do(id, later)) == "on");
  CHECK(county.FaultOf(ActOnDispute(county.desk, county.drafter, {id, 99}, {county.Event(Kind::kAnswered), {}})) ==
        kVersionField);
  CHECK(county.FaultOf(ActOnDispute(county.desk, county.ActorAs(county.su, PostKind::kSystemAdmin), county.Seen(id),
                                    {county.Event(Kind::kAnswered), {}})) == kVersionField);
  CHECK_FALSE(county.Of(id).answered);
}

TEST_CASE_ON_BOTH_ENGINES("a form that is sent twice is done once", place) {
  DisputeDesk county(place);
  const account::Actor twice = county.ActorAs(county.lin, PostKind::kHandler, std::string(32, 'a'));
  const auto first = EnterDispute(county.desk, twice, county.Copy(DisputeKind::kDirectSuit));
  const auto second = EnterDispute(county.desk, twice, county.Copy(DisputeKind::kDirectSuit));
  REQUIRE(first);
  REQUIRE(second);
  CHECK(*first == *second);
  db::Reader reader = county.database->Read();
  CHECK(EveryDispute(reader).size() == 1);
}

TEST_CASE_ON_BOTH_ENGINES("notes are not without end, and keep out nothing that the law has happen", place) {
  DisputeDesk county(place);
  const DisputeId id = county.Entered(county.Copy(DisputeKind::kReconsideration));
  {
    db::Transaction act = county.database->Begin();
    for (int i = 0; i < 500; ++i) {
      AppendDisputeEvent(act, county.keys, id, county.Event(DisputeEventKind::kNoted), PersonalText("备注"));
    }
    act.Commit();
  }
  CHECK(county.FaultOf(county.Do(id, county.Event(DisputeEventKind::kNoted), "再记一笔")) == kVersionField);
  county.Must(id, county.Event(DisputeEventKind::kAnswered));
}

TEST_CASE_ON_BOTH_ENGINES("a document is named in few words that are all seen", place) {
  DisputeDesk county(place);
  const DisputeId id = county.Entered(county.Copy(DisputeKind::kReconsideration));
  std::string name = "证据\xE2\x80\xAE";  // what turns the direction of writing
  for (int i = 0; i < 500; ++i) name += "长";
  for (const std::string& each : {name, std::string("\xE2\x80\x8B")}) {
    county.Require(
        AttachToDispute(county.desk, county.drafter, county.Seen(id), {DisputeFileKind::kEvidence, each, "%PDF"}));
  }
  db::Reader reader = county.database->Read();
  const auto files = DisputeFilesOf(reader, county.keys, id);
  REQUIRE(files.size() == 2);
  CHECK(files[0].name.Reveal().starts_with("证据长"));
  CHECK(files[0].name.Reveal().size() < 400);
  CHECK(files[1].name.Reveal() == "未命名");
}

TEST_CASE_ON_BOTH_ENGINES("documents lie sealed and come back as they were", place) {
  DisputeDesk county(place);
  const DisputeId id = county.Entered(county.Copy(DisputeKind::kReconsideration));
  county.Require(AttachToDispute(county.desk, county.drafter, county.Seen(id),
                                 {DisputeFileKind::kEvidence, "证据一.pdf", "%PDF 检索记录"}));
  CHECK(county.FaultOf(AttachToDispute(county.desk, county.drafter, county.Seen(id), {})) == "file");
  db::Reader reader = county.database->Read();
  const auto files = DisputeFilesOf(reader, county.keys, id);
  REQUIRE(files.size() == 1);
  CHECK(files[0].name.Reveal() == "证据一.pdf");
  CHECK(OpenDisputeFile(reader, county.keys, id, 1)->Reveal() == "%PDF 检索记录");
  CHECK_FALSE(OpenDisputeFile(reader, county.keys, id, 2));
}

TEST_CASE_ON_BOTH_ENGINES("who handles sees duties ahead, who looks after the county what is overdue", place) {
  DisputeDesk county(place);
  county.Entered(county.Copy(DisputeKind::kReconsideration));
  const auto visitor = [&](account::PersonId person) {
    return account::Visitor{.person = person, .name = "测试", .posts = county.Held(person), .address = "127.0.0.1"};
  };
  const auto lines = [&](account::PersonId person) {
    db::Reader reader = county.database->Read();
    return DisputesDueSoon(reader, visitor(person), county.today()).size();
  };
  CHECK(lines(county.lin) == 1);
  CHECK(lines(county.wen) == 1);
  CHECK(lines(county.xie) == 0);
  db::Reader reader = county.database->Read();
  CHECK_FALSE(CountyDisputesOverdue(reader, visitor(county.su), county.today()));
  const Date later = std::chrono::sys_days(county.today()) + std::chrono::days(30);
  CHECK(CountyDisputesOverdue(reader, visitor(county.su), later)->count == 1);
}

}  // namespace
}  // namespace gongkai::remedy
