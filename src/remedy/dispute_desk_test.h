// The township of request/case_desk_test.h, with an application that it refused and what comes of it.
#pragma once

#include "remedy/dispute_actions.h"
#include "remedy/dispute_copies_actions.h"
#include "remedy/routes.h"
#include "request/case_desk_test.h"
#include "request/pages.h"

namespace gongkai::remedy {

using namespace std::chrono_literals;

using account::Has;
using account::PostKind;
using account::Target;
using account::TestBrowser;
using request::CaseId;

struct DisputeDesk : request::CaseDesk {
  explicit DisputeDesk(const testing::TestDatabase& place) : CaseDesk(place) {
    request::AddCasePages(pages);
    request::AddDecisionPages(pages);
    remedy::AddRoutes(pages);
  }

  /// Noon of that day in Beijing.
  void On(Date day) { now = std::chrono::sys_days(day) + 4h; }

  void Reply(CaseId id) {
    account::Deed deed(desk, drafter);
    request::CaseEvent replied = request::EventBy(deed, request::CaseEventKind::kClock);
    replied.on = today();
    replied.clock = {.type = law::ReplyEventType::kReplied, .on = today()};
    const auto done = request::AppendToCase(deed, keys, *request::LockedCase(deed.transaction(), id), replied);
    if (!done) MESSAGE(done.error().message);
    REQUIRE(done);
    deed.Record(township, "case.reply", request::CaseObjectOf(id));
    deed.Commit();
  }
  /// Received on 5 March, answered today.
  CaseId Refused() {
    const CaseId id = Received();
    HandedIn(id, NotThere());
    SignedByAll(id);
    Reply(id);
    return id;
  }

  NewDispute Copy(DisputeKind kind, std::optional<CaseId> of = {}) const {
    return {
        .organ = township,
        .kind = kind,
        .ground = DisputeGround::kCannotProvide,
        .of_case = of,
        .received = today(),
        .words = {PersonalText("尹望舒"), {}, "澄砚县人民政府", "澄政复〔2026〕3号", PersonalText("请求撤销告知书")}};
  }
  DisputeId Entered(const NewDispute& added) {
    const auto entered = EnterDispute(desk, drafter, added);
    Require(entered);
    return *entered;
  }

  Dispute Of(DisputeId id) {
    db::Reader reader = database->Read();
    return *FindDispute(reader, id);
  }
  SeenDispute Seen(DisputeId id) { return {id, Of(id).version}; }
  using CaseDesk::Seen;

  DisputeEvent Event(DisputeEventKind kind) const {
    DisputeEvent event;
    event.kind = kind;
    event.on = today();
    return event;
  }
  DisputeEvent Decision(const char* outcome, std::optional<Date> until = {}, bool anew = false) const {
    DisputeEvent event = Event(DisputeEventKind::kDecided);
    event.outcome = outcome;
    event.orders_anew = anew;
    event.until = until;
    return event;
  }
  FormResult<DisputeId> Do(DisputeId id, const DisputeEvent& event, const std::string& words = "") {
    return ActOnDispute(desk, drafter, Seen(id), {event, PersonalText(words)});
  }
  using CaseDesk::Do;
  void Must(DisputeId id, const DisputeEvent& event, const std::string& words = "") { Require(Do(id, event, words)); }

  template <class T>
  static void Require(const FormResult<T>& done) {
    for (const FieldError& error : done.errors()) MESSAGE(error.field, ": ", error.message);
    REQUIRE(done);
  }
  template <class T>
  static std::string FaultOf(const FormResult<T>& done) {
    return done ? std::string() : done.errors().front().field;
  }
};

}  // namespace gongkai::remedy
