// The township of county_test.h with applications in it, for the tests of fees, urging, what is due and figures: 林溪
// handles, 文石 is the leader in charge, 江汀 the head; 何清 looks after the county.
#pragma once

#include <fmt/format.h>

#include "account/county_test.h"
#include "account/guide_store.h"
#include "account/notice_store.h"
#include "request/case_actions.h"
#include "request/case_store.h"
#include "request/pages.h"

namespace gongkai::request {

using namespace std::chrono_literals;

using account::Actor;
using account::Has;
using account::OrganId;
using account::PersonId;
using account::PostKind;
using account::Target;
using account::TestBrowser;

/// Who applied, and how.
struct Applied {
  std::string who = "尹望舒";
  law::Channel channel = law::Channel::kInPerson;
  std::optional<OrganId> organ{};  // none: the township
};

struct OversightDesk : account::TestCounty {
  explicit OversightDesk(const testing::TestDatabase& place) : TestCounty(place) {
    AddFeePages(pages);
    AddOversightPages(pages);
    db::Transaction act = database->Begin();
    account::Guide guide{.organ = township};
    guide.work_body = "枕溪镇党政综合办公室";
    guide.address = "枕溪镇正街1号";
    guide.postcode = "000000";
    guide.phone = "0000-1234567";
    REQUIRE(account::SaveGuide(act, guide));
    act.Commit();
  }

  PersonId lin = Hire("linxi", "林溪", township, PostKind::kHandler);
  PersonId wen = Hire("wenshi", "文石", township, PostKind::kDeputy);
  PersonId jiang = Hire("jiangting", "江汀", township, PostKind::kChief);
  PersonId he = Hire("heqing", "何清", office, PostKind::kSupervisor);
  PersonId xie = Hire("xieheng", "谢蘅", other_township, PostKind::kHandler);
  Actor handler = ActorAs(lin, PostKind::kHandler);
  Actor supervisor = ActorAs(he, PostKind::kSupervisor);
  int sent = 0;

  static CaseWords WordsOf(const std::string& who, int number) {
    CaseWords words;
    words.applicant = {.kind = ApplicantKind::kPerson,
                       .document = IdentityDocument::kOtherOfPerson,
                       .name = PersonalText(who),
                       .number = PersonalText("证" + who),
                       .contact = {},
                       .phone = PersonalText("13900001234"),
                       .email = {},
                       .address = PersonalText("枕溪镇石桥村"),
                       .postcode = {}};
    words.asked = {.title = PersonalText(fmt::format("第{}件：河道治理的资金安排", number)),
                   .text = PersonalText("2025年的"),
                   .file_number = {},
                   .carrier = Carrier::kPaper,
                   .way = Way::kCounter};
    return words;
  }

  /// Submitted today: over the counter it is received too.
  CaseId Apply() { return Apply(Applied()); }
  CaseId Apply(const Applied& applied) {
    ++sent;
    const OrganId organ = applied.organ.value_or(township);
    account::Deed deed(desk, handler);
    NewCase added;
    added.words = WordsOf(applied.who, sent);
    added.held.id.organ = organ;
    added.held.handler = organ;
    added.held.channel = applied.channel;
    added.held.carrier = Carrier::kPaper;
    added.held.way = Way::kCounter;
    added.held.at = now;
    added.held.submitted = today();
    added.digests = {.code = fmt::format("code-{}", sent),
                     .fact = fmt::format("fact-{}", sent),
                     .applicant = ApplicantDigestOf(keys, IdentityOf(added.words.applicant)),
                     .asked = AskedDigestOf(keys, added.words.asked),
                     .network = ""};
    const CaseId id = AddCase(deed.transaction(), keys, added);
    Case held = *LockedCase(deed.transaction(), id);
    if (applied.channel == law::Channel::kInPerson) {
      held.register_number = NextRegisterNumber(deed.transaction(), organ, static_cast<int>(today().year()));
    }
    CaseEvent submitted = Event(CaseEventKind::kSubmitted, applied.channel);
    submitted.organ = organ;
    const auto begun = AppendToCase(deed, keys, held, submitted);
    if (!begun) MESSAGE(begun.error().message);
    REQUIRE(begun);
    deed.Record(organ, "case.enter", CaseObjectOf(id));
    deed.Commit();
    return id;
  }

  CaseEvent Event(CaseEventKind kind, law::Channel channel = law::Channel::kInPerson) const {
    CaseEvent event;
    event.kind = kind;
    event.on = today();
    event.at = now;
    event.person = lin;
    event.person_name = "林溪";
    event.channel = channel;
    return event;
  }
  CaseEvent Clock(law::ReplyEventType type) const {
    CaseEvent event = Event(CaseEventKind::kClock);
    event.clock = {.type = type, .on = today()};
    return event;
  }
  void Append(CaseId id, const CaseEvent& event) {
    account::Deed deed(desk, handler);
    const auto done = AppendToCase(deed, keys, *LockedCase(deed.transaction(), id), event);
    if (!done) MESSAGE(done.error().message);
    REQUIRE(done);
    deed.Record(done->handler, "case.note", CaseObjectOf(id));
    deed.Commit();
  }

  Case Of(CaseId id) {
    db::Reader reader = database->Read();
    return *FindCase(reader, id);
  }
  SeenCase Seen(CaseId id) {
    const Case held = Of(id);
    return {held.id, held.handler, held.version};
  }
  std::vector<account::Notice> NoticesFor(PersonId person) {
    db::Reader reader = database->Read();
    return account::NoticesOf(reader, person, {});
  }
  std::string VersionOf(CaseId id) { return std::to_string(Of(id).version); }
  static std::string PageOf(CaseId id) { return "/office/requests/" + ToString(id); }
  void Days(int days) { now += std::chrono::days(days); }

  template <class T>
  static void Require(const FormResult<T>& done) {
    for (const FieldError& error : done.errors()) MESSAGE(error.field, ": ", error.message);
    REQUIRE(done);
  }
  /// The field of the first fault; empty: there is none.
  template <class T>
  static std::string FaultOf(const FormResult<T>& done) {
    return done ? std::string() : done.errors().front().field;
  }
};

}  // namespace gongkai::request
