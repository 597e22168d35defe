// A township with one application that was handed in, for the tests of letters.
#pragma once

#include "account/county_test.h"
#include "request/letter_actions.h"
#include "request/letter_template_actions.h"
#include "request/pages.h"

namespace gongkai::request {

using namespace std::chrono_literals;

using account::Actor;
using account::Has;
using account::PersonId;
using account::PostKind;
using account::TestBrowser;

struct LetterDesk : account::TestCounty {
  explicit LetterDesk(const testing::TestDatabase& place) : TestCounty(place) {
    AddLetterPages(pages);
    AddLetterTemplatePages(pages, docread::ReadDocxGaps);
    PutOnline("https://fuyi.chengyan.example");
  }

  PersonId lin = Hire("linxi", "林溪", township, PostKind::kHandler);
  PersonId yan = Hire("yanqing", "颜青", township, PostKind::kOfficeHead);
  PersonId su = Hire("suwan", "苏晚", office, PostKind::kSupervisor);
  PersonId xie = Hire("xieheng", "谢蘅", other_township, PostKind::kHandler);
  Actor handler = ActorAs(lin, PostKind::kHandler);
  Actor head = ActorAs(yan, PostKind::kOfficeHead);
  Actor supervisor = ActorAs(su, PostKind::kSupervisor);

  void PutOnline(const std::string& online) {
    db::Transaction act = database->Begin();
    PutLetterSettings(act, kWholeCounty, {"", online});
    act.Commit();
  }

  static CaseWords Words() {
    return {.applicant = {.name = PersonalText("尹望舒"),
                          .phone = PersonalText("13900001234"),
                          .address = PersonalText("澄砚县枕溪镇石桥村1号"),
                          .postcode = PersonalText("000001")},
            .asked = {.title = PersonalText("水库移民资金分配方案"),
                      .text = PersonalText("我家2025年的那一份。"),
                      .carrier = Carrier::kPaper,
                      .way = Way::kPost}};
  }

  /// Handed in at the counter on the fifth of March, so that it is received; a correction was asked for and a third
  /// party asked, as far as letters can tell of them (the term of the correction is typed with its letter).
  CaseId Received(Way way = Way::kPost) {
    const CaseId id = Bare(way);
    PutDown(id, {.type = law::ReplyEventType::kCorrectionRequested, .on = 2026y / 3 / 6});
    PutDown(id, {.type = law::ReplyEventType::kConsultationSent,
                 .on = 2026y / 3 / 9,
                 .ref = "1",
                 .with = law::Consulted::kThirdParty});
    return id;
  }
  void PutDown(CaseId id, law::ReplyEvent clock) {
    CaseEvent event;
    event.kind = CaseEventKind::kClock;
    event.on = clock.on;
    event.at = now;
    event.clock = std::move(clock);
    db::Transaction act = database->Begin();
    AppendEvent(act, keys, id, event);
    act.Commit();
  }
  /// As if the list with this case had been proposed by one person and approved by another.
  void ApproveDestruction(CaseId id) {
    db::Transaction act = database->Begin();
    act.Execute(
        "INSERT INTO request_disposal (organ_id, number, state, years, reason, proposed_by, proposer, proposed_at, "
        "decider, decision, version) VALUES (?, 1, 'proposed', 10, '', ?, '', 0, '', '', 1)",
        township.value, lin.value);
    act.Execute("INSERT INTO request_disposal_case (organ_id, list, case_organ, case_number) VALUES (?, 1, ?, ?)",
                township.value, id.organ.value, id.number);
    act.Execute("UPDATE request_disposal SET state = 'approved', decided_by = ? WHERE organ_id = ? AND number = 1",
                yan.value, township.value);
    act.Commit();
  }
  /// Handed in on that day, and nothing has happened yet.
  CaseId Bare(Way way = Way::kPost) {
    ++codes;
    const Date on = 2026y / 3 / 5;
    Case held{.handler = township,
              .register_number = "2026-000" + std::to_string(codes),
              .channel = law::Channel::kInPerson,
              .carrier = Carrier::kPaper,
              .way = way,
              .at = now,
              .submitted = on,
              .stage = CaseStage::kHandling,
              .received = on,
              .due = Date(2026y / 4 / 2)};
    held.id.organ = township;
    CaseEvent submitted;
    submitted.kind = CaseEventKind::kSubmitted;
    submitted.on = on;
    submitted.at = now;
    submitted.channel = law::Channel::kInPerson;
    db::Transaction act = database->Begin();
    held.id = AddCase(act, keys, {held, Words(), {.code = "code" + std::to_string(codes), .fact = "fact"}});
    AppendEvent(act, keys, held.id, submitted);
    PutStatus(act, held);
    act.Commit();
    return held.id;
  }
  Case Of(CaseId id) {
    db::Reader reader = database->Read();
    return *FindCase(reader, id);
  }
  SeenCase Seen(CaseId id) { return {id, Of(id).handler, Of(id).version}; }
  std::vector<CaseLetter> Letters(CaseId id) {
    db::Reader reader = database->Read();
    return LettersOf(reader, id);
  }
  std::string Body(CaseId id, const std::string& ref) {
    db::Reader reader = database->Read();
    return LetterBody(reader, keys, id, ref).value_or(PersonalText()).Reveal();
  }
  LetterFacts Facts(CaseId id, LetterKind kind) {
    const Case held = Of(id);
    db::Reader reader = database->Read();
    return FactsOf(reader, keys, held, kind, today());
  }
  LetterForm Correction() {
    return {.kind = LetterKind::kCorrection,
            .question = PersonalText("请写明是哪一年的方案。"),
            .until = Date(2026y / 3 / 24)};
  }
  std::string Made(CaseId id, const LetterForm& form) {
    const auto ref = MakeLetterByHand(desk, handler, Seen(id), form);
    for (const FieldError& error : ref.errors()) MESSAGE(error.field, ": ", error.message);
    REQUIRE(ref);
    return *ref;
  }
  int codes = 0;
};

}  // namespace gongkai::request
