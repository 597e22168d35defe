// The township of disclosure/desk_test.h with an application that was handed in at its counter, and all who have to do
// with it: 林溪 writes, 文石 examines and is the leader in charge, 江汀 is the head, 颜青 heads the working body.
#pragma once

#include "disclosure/desk_test.h"
#include "request/decision_actions.h"
#include "request/reply_secrecy.h"

namespace gongkai::request {

using namespace std::chrono_literals;

using account::Actor;
using account::PersonId;
using account::PostKind;
using disclosure::Signer;

struct CaseDesk : disclosure::ItemDesk {
  using ItemDesk::ItemDesk;

  PersonId yan = Hire("yanqing", "颜青", township, PostKind::kOfficeHead);
  PersonId xie = Hire("xieheng", "谢蘅", other_township, PostKind::kHandler);
  PersonId su = Hire("suwan", "苏晚", office, PostKind::kSupervisor);
  Actor working_head = ActorAs(yan, PostKind::kOfficeHead);
  Actor neighbour = ActorAs(xie, PostKind::kHandler);
  Actor county = ActorAs(su, PostKind::kSupervisor);
  int codes = 0;

  static CaseWords Words() {
    CaseWords words;
    words.applicant.name = PersonalText("尹望舒");
    words.applicant.phone = PersonalText("13900001234");
    words.applicant.address = PersonalText("澄砚县枕溪镇石桥村1号");
    words.applicant.postcode = PersonalText("000001");
    words.asked.title = PersonalText("水库移民资金分配方案");
    words.asked.text = PersonalText("我家2025年的那一份");
    words.asked.carrier = Carrier::kPaper;
    words.asked.way = Way::kPost;
    return words;
  }

  /// Received on that day.
  CaseId Received(Date on = 2026y / 3 / 5) {
    ++codes;
    Case held;
    held.id.organ = held.handler = township;
    held.register_number = "2026-" + std::to_string(1000 + codes);
    held.channel = law::Channel::kInPerson;
    held.carrier = Carrier::kPaper;
    held.way = Way::kPost;
    held.at = now;
    held.submitted = on;
    CaseEvent submitted;
    submitted.kind = CaseEventKind::kSubmitted;
    submitted.on = on;
    submitted.at = now;
    submitted.channel = law::Channel::kInPerson;
    submitted.organ = township;
    CaseDigests digests;
    digests.code = "code" + std::to_string(codes);
    digests.fact = "fact";
    db::Transaction act = database->Begin();
    held.id = AddCase(act, keys, {held, Words(), digests});
    AppendEvent(act, keys, held.id, submitted);
    PutStatus(act, WithCopies(held, FoldOf(act, held)));
    act.Commit();
    return held.id;
  }

  Case CaseOf(CaseId id) {
    db::Reader reader = database->Read();
    return *FindCase(reader, id);
  }
  CaseFold Folded(CaseId id) {
    const Case held = CaseOf(id);
    db::Reader reader = database->Read();
    return FoldOf(reader, held);
  }
  std::vector<CaseEvent> Events(CaseId id) {
    db::Reader reader = database->Read();
    return EventsOf(reader, id);
  }
  SeenCase Seen(CaseId id) {
    const Case held = CaseOf(id);
    return {id, held.handler, held.version};
  }

  FormResult<CaseId> Do(const Actor& actor, CaseId id, CaseEventKind kind, const std::string& words = "") {
    CaseDeed done;
    done.event.kind = kind;
    done.words = PersonalText(words);
    return ActOnCase(desk, actor, Seen(id), done);
  }
  FormResult<CaseId> Tell(const Actor& actor, CaseId id, law::ReplyEvent clock, const std::string& words = "") {
    CaseDeed done;
    done.event.kind = CaseEventKind::kClock;
    done.event.on = clock.on;
    done.event.clock = std::move(clock);
    done.words = PersonalText(words);
    return ActOnCase(desk, actor, Seen(id), done);
  }

  screening::Tools looking{};  // with which files are opened; none: they count as unopened

  static DecisionText NotThere() {
    DecisionText decision;
    decision.outcome = "does_not_exist";
    decision.finding = PersonalText("经检索本机关的档案和业务系统，没有您申请的信息。");
    decision.reasons = PersonalText("移民资金按户发放，没有制作分配方案。");
    return decision;
  }
  std::string DraftDigest(CaseId id) { return Folded(id).draft->digest; }
  FormResult<CaseId> SignAs(const Actor& actor, Signer signer, CaseId id, const std::string& answers = "nnnnnyy") {
    SignDecisionForm form;
    form.signer = signer;
    form.digest = DraftDigest(id);
    form.answers = signer == Signer::kSecrecy ? answers : "";
    return SignDecision(desk, actor, Seen(id), form, looking);
  }
  void HandedIn(CaseId id, const DecisionText& decision) {
    REQUIRE(Done(WriteDecision(desk, drafter, Seen(id), decision)));
    REQUIRE(Done(HandInDecision(desk, drafter, Seen(id), looking)));
  }
  void SignedByAll(CaseId id) {
    REQUIRE(Done(SignAs(examiner, Signer::kSecrecy, id)));
    REQUIRE(Done(SignAs(reviewer, Signer::kReviewer, id)));
    REQUIRE(Done(SignAs(approver, Signer::kApprover, id)));
  }
  static bool Done(const FormResult<CaseId>& result) {
    for (const FieldError& error : result.errors()) MESSAGE(error.field, ": ", error.message);
    return static_cast<bool>(result);
  }
  static std::string FieldOf(const FormResult<CaseId>& result) {
    return result ? "done" : result.errors().front().field;
  }
};

}  // namespace gongkai::request
