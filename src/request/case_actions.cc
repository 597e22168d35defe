#include "request/case_actions.h"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "account/notice_actions.h"
#include "account/people_view.h"
#include "account/working_days_view.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "disclosure/item_steps_actions.h"
#include "request/case_rebuild_store.h"

namespace gongkai::request {
namespace {

using account::Actor;
using account::Deed;
using account::Desk;
using disclosure::FormRefused;
using disclosure::MayActAs;
using Kind = CaseEventKind;
using Type = law::ReplyEventType;

constexpr std::size_t kLongestWords = 4'000;
constexpr int kRebuiltAtOnce = 200;

struct ActRow {
  Kind kind;
  std::string_view act;  // in the trail
  bool needs_words = false;
};

constexpr ActRow kActs[] = {
    {Kind::kAssigned, "case.assign"},       {Kind::kAccepted, "case.accept"},
    {Kind::kReturned, "case.return", true}, {Kind::kNoted, "case.note", true},
    {Kind::kUrged, "case.urge", true},      {Kind::kUrgeAnswered, "case.answer_urge", true},
    {Kind::kArchived, "case.archive"},
};

struct ClockRow {
  Type type;
  std::string_view act;
  bool needs_words = false;
};

constexpr ClockRow kClockActs[] = {
    {Type::kCorrectionRequested, "case.ask_correction", true},
    {Type::kCorrectionReceived, "case.take_correction"},
    {Type::kCorrectionLapsed, "case.correction_lapsed"},
    {Type::kConsultationSent, "case.consult"},
    {Type::kConsultationClosed, "case.consult_end"},
    {Type::kExtended, "case.extend"},
    {Type::kReasonsRequested, "case.ask_reasons"},
    {Type::kReasonsReceived, "case.take_reasons"},
    {Type::kDelayed, "case.delay"},
    {Type::kFeeNotified, "case.notify_fee"},
    {Type::kFeePaid, "case.pay_fee"},
    {Type::kFeeLapsed, "case.fee_lapsed"},
    {Type::kWithdrawn, "case.withdraw"},
};

struct Allowed {
  std::string_view act;
  bool needs_words = false;
};

/// Nothing of what needs more than its event: replies, signatures, letters.
std::optional<Allowed> AllowedAs(const CaseEvent& event) {
  if (event.kind == Kind::kClock) {
    const auto* const row = std::ranges::find(kClockActs, event.clock.type, &ClockRow::type);
    return row == std::end(kClockActs) ? std::nullopt : std::optional(Allowed{row->act, row->needs_words});
  }
  const auto* const row = std::ranges::find(kActs, event.kind, &ActRow::kind);
  return row == std::end(kActs) ? std::nullopt : std::optional(Allowed{row->act, row->needs_words});
}

/// 第三十三条第二款: the head of the working body consents; and the county urges.
account::Act ActFor(const CaseEvent& event) {
  if (event.kind == Kind::kClock && event.clock.type == Type::kExtended) return account::Act::kConsentExtension;
  return event.kind == Kind::kUrged ? account::Act::kSuperviseCases : account::Act::kHandleCases;
}

bool IsApplicants(const CaseEvent& event) {
  const Type type = event.clock.type;
  return event.kind == Kind::kClock && (type == Type::kCorrectionReceived || type == Type::kReasonsReceived ||
                                        type == Type::kFeePaid || type == Type::kWithdrawn);
}

/// Whose page it is was asked with the code and the second fact.
bool IsApplicant(const Actor& actor) { return !actor.post && actor.person.value == 0; }

FormResult<Case> Unchanged(Deed& deed, const SeenCase& seen) {
  auto held = LockedCase(deed.transaction(), seen.id);
  if (!held || held->handler != seen.handler) return FormRefused("没有这件申请，或者已经转给别的机关。");
  if (held->version != seen.version) return FormRefused("别人刚刚办过这件申请，请看过现在的情况再办。");
  return std::move(*held);
}

CaseEvent Dated(const Deed& deed, CaseEvent event) {
  if (event.kind != Kind::kClock && event.on == Date{}) event.on = deed.today();
  event.clock.on = event.on;
  event.at = deed.now();
  event.person = IsApplicant(deed.actor()) ? std::nullopt : std::optional(deed.actor().person);
  event.person_name = event.person ? deed.actor().name : std::string();
  return event;
}

FieldErrors FaultsOf(const CaseDeed& done, bool needs_words) {
  const std::string field = done.words_field.empty() ? "words" : done.words_field;
  if (needs_words && IsBlankText(done.words.Reveal())) return {{field, "请写明内容，办件里要留下记录。"}};
  if (Utf8Length(done.words.Reveal()) > kLongestWords) return {{field, "最多写4000个字。"}};
  return {};
}

/// Somebody who may work on it, of the organ whose it is.
bool MayBeGiven(Deed& deed, const Case& held, account::PersonId to) {
  const auto holders = HoldersOf(deed.transaction(), held.handler, account::Act::kHandleCases, deed.today());
  return std::ranges::find(holders, to, &account::ActHolder::person) != holders.end();
}

void TellAssigned(Deed& deed, const Case& held, account::PersonId to) {
  const std::string due = held.due ? "最迟" + ToChinese(*held.due) + "答复。" : std::string();
  account::TellPerson(deed, {.person = to,
                             .kind = account::NoticeKind::kItem,
                             .title = "分给您办理一件政府信息公开申请",
                             .detail = due,
                             .path = "/office/requests/" + ToString(held.id)});
}

FormResult<CaseId> Act(Deed& deed, const account::Keys& keys, const SeenCase& seen, const CaseDeed& done) {
  if (deed.done_before()) return deed.Earlier(CaseIdFrom);
  const CaseEvent event = Dated(deed, done.event);
  const auto allowed = AllowedAs(event);
  if (!allowed) return FormRefused("“" + Describe(event) + "”不能这样办。");
  const bool is_applicants = IsApplicant(deed.actor()) && IsApplicants(event);
  auto held = is_applicants ? Unchanged(deed, seen) : CaseToActOn(deed, seen, ActFor(event));
  if (!held) return held.errors();
  if (FieldErrors faults = FaultsOf(done, allowed->needs_words && !is_applicants); !faults.empty()) return faults;
  if (event.kind == Kind::kAssigned && event.to && !MayBeGiven(deed, *held, *event.to)) {
    return FieldErrors{{"to", "请选择本机关办理申请的人。"}};
  }
  auto after = AppendToCase(deed, keys, *held, event, done.words);
  if (!after) return UnderField(after.error(), event);
  if (event.kind == Kind::kAssigned) TellAssigned(deed, *after, *event.to);
  deed.Record(held->handler, allowed->act, CaseObjectOf(seen.id));
  deed.Commit(ToString(seen.id));
  return seen.id;
}

}  // namespace

std::string CaseObjectOf(CaseId id) { return "case:" + ToString(id); }

FormResult<Case> CaseToActOn(Deed& deed, const SeenCase& seen, account::Act act) {
  if (!MayActAs(deed.actor(), act)) return FormRefused("您现在的岗位不能办这一步。");
  return Unchanged(deed, seen);
}

CaseEvent EventBy(const Deed& deed, CaseEventKind kind) {
  CaseEvent event;
  event.kind = kind;
  return Dated(deed, event);
}

FieldErrors UnderField(const Error& error, const CaseEvent& event) {
  const auto under = [&](std::string_view field) { return FieldErrors{{std::string(field), error.message}}; };
  if (error.kind == ErrorKind::kForbidden) return under(kVersionField);
  if (event.kind == Kind::kAssigned) return under("to");
  if (event.kind != Kind::kClock) return under(kVersionField);
  const law::ReplyEvent& clock = event.clock;
  const bool lacks = error.kind == ErrorKind::kInvalidInput;
  switch (clock.type) {
    case Type::kExtended:
      return under(!clock.working_days || error.message.find("个工作日") != std::string::npos ? "working_days" : "on");
    case Type::kCorrectionRequested:
      return under(lacks && !clock.until ? "until" : "on");
    case Type::kDelayed:
      return under(!clock.until || error.message.find("延迟到的日期") != std::string::npos ? "until" : "on");
    case Type::kConsultationSent:
      if (!clock.with) return under("with");
      [[fallthrough]];
    case Type::kConsultationClosed:
      return under(error.message.find("征求") != std::string::npos && error.message.find("日期") == std::string::npos
                       ? "ref"
                       : "on");
    default:
      return under("on");
  }
}

FormResult<CaseId> ActOnCase(Desk& desk, const Actor& actor, const SeenCase& seen, const CaseDeed& done) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Act(deed, desk.keys, seen, done); });
}

CaseFold FoldOf(db::Session& session, const Case& held) {
  return FoldKeptCase(EventsOf(session, held.id), held.id.organ, account::WorkingDays()).fold;
}

Case WithCopies(Case held, const CaseFold& fold) {
  const CaseStatus status = StatusOf(fold, account::WorkingDays());
  held.handler = fold.handler;
  held.stage = status.stage;
  held.received = status.reply.received;
  held.due = status.reply.due;
  held.ended = status.reply.ended;
  held.is_provisional = status.reply.provisional;
  held.in_time = status.reply.in_time;
  held.outcome = status.outcome;
  held.assigned = fold.assigned;
  held.is_archived = status.is_archived;
  return held;
}

Result<Case> AppendToCase(Deed& deed, const account::Keys& keys, Case held, const CaseEvent& event,
                          const PersonalText& words) {
  if (event.on > deed.today()) return Error{ErrorKind::kInvalidInput, "这一天还没有到，请写实际的日期。", {}};
  CaseFold fold = FoldOf(deed.transaction(), held);
  TRY(Apply(fold, event, account::WorkingDays()));
  AppendEvent(deed.transaction(), keys, held.id, event, words);
  held = WithCopies(std::move(held), fold);
  PutStatus(deed.transaction(), held);
  ++held.version;
  return held;
}

// ---- all copies again

namespace {

bool IsSame(const Case& a, const Case& b) {
  const auto copies = [](const Case& held) {
    return std::tie(held.handler, held.stage, held.received, held.due, held.ended, held.is_provisional, held.in_time,
                    held.outcome, held.assigned, held.is_archived);
  };
  return copies(a) == copies(b);
}

bool Differs(Desk& desk, CaseId id) {
  db::Reader reader = desk.database.Read();
  const auto held = FindCase(reader, id);
  return held && !IsSame(*held, WithCopies(*held, FoldOf(reader, *held)));
}

/// Looked at again once nobody else can change it.
void RebuildThose(Desk& desk, const Actor& actor, const std::vector<CaseId>& ids, Rebuilt& rebuilt) {
  const Rebuilt before = rebuilt;
  RetryDeed(desk, actor, [&](Deed& deed) {
    rebuilt = before;
    for (const CaseId id : ids) {
      const auto held = LockedCase(deed.transaction(), id);
      if (!held) continue;
      const Case again = WithCopies(*held, FoldOf(deed.transaction(), *held));
      if (IsSame(*held, again)) continue;
      PutStatus(deed.transaction(), again);
      ++rebuilt.differed;
      if (held->due != again.due) rebuilt.moved.push_back({id, held->due, again.due});
      deed.Record(again.handler, "case.rebuild", CaseObjectOf(id));
    }
    if (rebuilt.differed > before.differed) deed.Commit();
    return 0;
  });
}

}  // namespace

Rebuilt RebuildCases(Desk& desk, const Actor& actor) {
  Rebuilt rebuilt;
  std::optional<CaseId> after;
  for (;;) {
    std::vector<CaseId> ids;
    {
      db::Reader reader = desk.database.Read();
      ids = EveryCase(reader, after, kRebuiltAtOnce);
    }
    if (ids.empty()) return rebuilt;
    after = ids.back();
    rebuilt.cases += static_cast<int>(ids.size());
    std::erase_if(ids, [&](CaseId id) { return !Differs(desk, id); });
    if (!ids.empty()) RebuildThose(desk, actor, ids, rebuilt);
  }
}

}  // namespace gongkai::request
