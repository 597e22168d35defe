#include "remedy/dispute_actions.h"

#include <algorithm>

#include "account/notice_actions.h"
#include "account/working_days_view.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "disclosure/decision/decision.h"
#include "disclosure/item_steps_actions.h"
#include "remedy/dispute_copies_actions.h"
#include "request/reopening_actions.h"

namespace gongkai::remedy {
namespace {

using account::Act;
using account::Actor;
using account::Deed;
using account::Desk;
using disclosure::FormRefused;
using disclosure::MayActAs;
using Kind = DisputeEventKind;

constexpr std::size_t kLongestName = 100, kLongestNumber = 60, kMostDisputeEvents = 500;

struct ActRow {
  Kind kind;
  std::string_view act;  // in the trail
  bool needs_words = false;
};
constexpr ActRow kActs[] = {
    {Kind::kProcedureChanged, "dispute.procedure"},
    {Kind::kAnswerDaySet, "dispute.answer_day"},
    {Kind::kAnswered, "dispute.answer"},
    {Kind::kNormAsked, "dispute.norm_asked"},
    {Kind::kNormAnswered, "dispute.norm_answer"},
    {Kind::kHearingSet, "dispute.hearing_set"},
    {Kind::kHeard, "dispute.heard"},
    {Kind::kSuspended, "dispute.suspend"},
    {Kind::kResumed, "dispute.resume"},
    {Kind::kDecided, "dispute.decide"},
    {Kind::kAppealed, "dispute.appeal"},
    {Kind::kAppealAnswered, "dispute.appeal_answer"},
    {Kind::kRetrialAsked, "dispute.retrial_ask"},
    {Kind::kRetrialAnswered, "dispute.retrial_answer"},
    {Kind::kRetrialRefused, "dispute.retrial_refuse"},
    {Kind::kRetrialOrdered, "dispute.retrial_order"},
    {Kind::kOpinion, "dispute.opinion"},
    {Kind::kOpinionReported, "dispute.opinion_report"},
    {Kind::kReopened, "dispute.reopen"},
    {Kind::kComplied, "dispute.comply"},
    {Kind::kCost, "dispute.cost", true},
    {Kind::kNoted, "dispute.note", true},
};

/// Organ, then what the fold needs, then what is typed; each under its field.
void AddFault(FieldErrors& errors, bool is_wrong, std::string_view field, std::string_view message) {
  if (is_wrong) errors.push_back({std::string(field), std::string(message)});
}

FieldErrors FaultsOfWords(const DisputeWords& words) {
  FieldErrors errors;
  AddFault(errors, IsBlankText(words.who.Reveal()), "who", "请写申请人、原告的姓名或者名称。");
  AddFault(errors, Utf8Length(words.who.Reveal()) > kLongestName, "who", "最多写 100 个字。");
  AddFault(errors, Utf8Length(words.third.Reveal()) > kLongestName, "third", "最多写 100 个字。");
  AddFault(errors, IsBlankText(words.body), "body", "请写复议机关、人民法院的名称。");
  AddFault(errors, Utf8Length(words.body) > kLongestName, "body", "最多写 100 个字。");
  AddFault(errors, Utf8Length(words.number) > kLongestNumber, "number", "最多写 60 个字。");
  AddFault(errors, Utf8Length(words.request.Reveal()) > kLongestDisputeWords, "request", "最多写 2000 个字。");
  return errors;
}

/// What it is linked with is of the same organ; a suit after a reconsideration came after it.
FieldErrors FaultsOfLinks(db::Session& session, const NewDispute& added) {
  FieldErrors errors;
  if (added.of_case) {
    const auto found = request::CaseInDispute(session, *added.of_case);
    const bool is_ours = found && found->handler == added.organ;
    AddFault(errors, !is_ours, "of_case", "本机关没有这件申请。");
    AddFault(errors, is_ours && added.received < found->submitted, "received", "收到副本的日期早于提交申请的日期。");
  }
  AddFault(errors, added.ground == DisputeGround::kAsReviewer && added.kind != DisputeKind::kSuitAfter, "ground",
           "复议机关作为共同被告的，是复议后起诉（行政诉讼法第二十六条第二款）。");
  AddFault(errors, added.earlier && added.kind != DisputeKind::kSuitAfter, "earlier",
           "只有复议后起诉的才写原来的复议。");
  if (added.earlier && added.kind == DisputeKind::kSuitAfter) {
    const auto earlier = FindDispute(session, {added.organ, *added.earlier});
    const bool fits = earlier && earlier->kind == DisputeKind::kReconsideration;
    AddFault(errors, !fits, "earlier", "本机关没有这件行政复议。");
    AddFault(errors, fits && added.received < earlier->received, "received", "收到副本的日期早于原来的复议。");
  }
  return errors;
}

FieldErrors FaultsOf(db::Session& session, const NewDispute& added, Date today) {
  FieldErrors errors = FaultsOfWords(added.words);
  AddFault(errors, !added.received.ok(), "received", "请写收到副本的日期。");
  AddFault(errors, added.received.ok() && added.received > today, "received", "这一天还没有到，请写实际的日期。");
  if (!added.received.ok()) return errors;
  for (FieldError& error : FaultsOfLinks(session, added)) errors.push_back(std::move(error));
  return errors;
}

DisputeEvent Signed(const Deed& deed, DisputeEvent event) {
  event.at = deed.now();
  event.person = deed.actor().person;
  event.person_name = deed.actor().name;
  return event;
}

DisputeWords Trimmed(const DisputeWords& words) {
  const auto plain = [](const std::string& text) { return std::string(Trim(WithoutInvisible(text))); };
  return {PersonalText(plain(words.who.Reveal())), PersonalText(plain(words.third.Reveal())), plain(words.body),
          plain(words.number), PersonalText(plain(words.request.Reveal()))};
}

void TellEntered(Deed& deed, const Dispute& dispute) {
  const std::string by = dispute.next_due ? "最迟" + ToChinese(*dispute.next_due) + "提交答复。" : std::string();
  account::TellOrgan(deed, dispute.id.organ, Act::kHandleCases,
                     {.kind = account::NoticeKind::kItem,
                      .title = "收到一件" + std::string(NameOf(dispute.kind)),
                      .detail = by,
                      .path = PathOf(dispute.id)});
}

FormResult<DisputeId> Enter(Deed& deed, const account::Keys& keys, const NewDispute& added) {
  if (deed.done_before()) return deed.Earlier(DisputeIdFrom);
  if (!MayActAs(deed.actor(), Act::kHandleCases)) return FormRefused("您现在的岗位不能登记复议、诉讼。");
  db::Transaction& act = deed.transaction();
  if (FieldErrors errors = FaultsOf(act, added, deed.today()); !errors.empty()) return errors;
  Dispute dispute{.id = {added.organ, 0},
                  .kind = added.kind,
                  .ground = added.ground,
                  .contested = {},
                  .of_case = added.of_case,
                  .earlier = added.earlier,
                  .at = deed.now(),
                  .received = added.received};
  if (added.of_case) dispute.contested = request::CaseInDispute(act, *added.of_case)->outcome;
  dispute.id = AddDispute(act, keys, dispute, added.words);
  const DisputeEvent event = Signed(deed, {.kind = Kind::kEntered, .on = added.received, .procedure = added.procedure});
  const auto entered = AppendToDispute(deed, keys, dispute, event, {});
  if (!entered) return FieldError{"received", entered.error().message};
  if (added.of_case) request::HoldCase(deed, *added.of_case, ObjectOfDispute(dispute.id));
  TellEntered(deed, *entered);
  deed.Record(added.organ, "dispute.enter", ObjectOfDispute(dispute.id), {{"kind", std::string(IdOf(added.kind))}});
  deed.Commit(ToString(dispute.id));
  return dispute.id;
}

/// `writes`: something that is sealed.
FormResult<Dispute> Unchanged(Deed& deed, const SeenDispute& seen, bool writes) {
  if (!MayActAs(deed.actor(), Act::kHandleCases)) return FormRefused("您现在的岗位不能办理复议、诉讼。");
  auto dispute = LockedDispute(deed.transaction(), seen.id);
  if (!dispute) return FormRefused("没有这件复议、诉讼。");
  if (dispute->version != seen.version) return FormRefused("别人刚刚办过这一件，请看过现在的情况再办。");
  if (dispute->is_erased && writes) return FormRefused("这一件的个人信息已经销毁，不能再写内容、放材料。");
  return std::move(*dispute);
}

/// Under which field of the form the fold's refusal is told.
FieldError UnderField(const Error& error, const DisputeEvent& event) {
  const auto says = [&](std::string_view word) { return error.message.find(word) != std::string::npos; };
  std::string field(kVersionField);
  if (error.kind == ErrorKind::kInvalidInput) {
    field = says("送达的日期")                 ? "served"
            : says("结果") || says("不责令")   ? "outcome"
            : says("期限") || says("最后一天") ? "until"
            : says("听证、开庭的日期")         ? "until"
            : event.kind == Kind::kCost        ? "amount"
                                               : "on";
  }
  const std::string source = error.source.empty() ? "" : "（" + error.source + "）";
  return {field, error.message + source + "。"};
}

/// What the decision orders is to be done in the application itself, from the day on which it takes effect.
std::optional<FieldError> OpenCaseAgain(Deed& deed, const account::Keys& keys, Dispute& dispute,
                                        const std::optional<DisputeEvent>& given) {
  const DisputeFold fold = FoldOf(deed.transaction(), dispute);
  const auto by = AnewBy(fold, account::WorkingDays());
  if (!by || !dispute.takes_effect || *dispute.takes_effect > deed.today()) {
    return FieldError{std::string(kVersionField), "决定、裁判还没有生效，或者没有责令重新答复，不能重新办理。"};
  }
  const Date on = given ? given->on : std::max(*dispute.takes_effect, fold.decisions.back().served);
  const auto opened =
      request::ReopenCase(deed, keys, *dispute.of_case, on, std::max(*by, on), ObjectOfDispute(dispute.id));
  if (!opened)
    return FieldError{std::string(kVersionField), "原来的申请不能重新办理：" + opened.error().message + "。"};
  const DisputeEvent event = Signed(deed, {.kind = Kind::kReopened, .on = on, .until = std::max(*by, on)});
  auto appended = AppendToDispute(deed, keys, dispute, event, {});
  if (!appended) return UnderField(appended.error(), event);
  dispute = std::move(*appended);
  return std::nullopt;
}

/// Of an application that is destroyed nothing is left to work on: what is ordered is done outside of it.
bool OpensByItself(db::Session& session, const Dispute& dispute, const DisputeEvent& event, Date today) {
  const bool is_ordered = event.kind == Kind::kDecided && event.orders_anew && dispute.of_case &&
                          dispute.takes_effect && *dispute.takes_effect <= today;
  return is_ordered && !request::CaseInDispute(session, *dispute.of_case)->is_erased;
}

/// What it may be worked on anew is kept while a new trial may say so.
void HoldForRetrial(Deed& deed, const Dispute& dispute, const DisputeEvent& event) {
  if (event.kind != Kind::kRetrialAsked && event.kind != Kind::kRetrialOrdered) return;
  if (!dispute.of_case) return;
  request::HoldCase(deed, *dispute.of_case, HoldOfRetrial(dispute.id, FoldOf(deed.transaction(), dispute).retrials));
}

FieldErrors FaultsOfDeed(const DisputeDeed& done, const ActRow& row, Date today) {
  FieldErrors errors;
  AddFault(errors, row.needs_words && IsBlankText(done.words.Reveal()), "words", "请写明内容。");
  AddFault(errors, Utf8Length(done.words.Reveal()) > kLongestDisputeWords, "words", "最多写 2000 个字。");
  AddFault(errors, done.event.on.ok() && done.event.on > today, "on", "这一天还没有到，请写实际的日期。");
  AddFault(errors, done.event.served && done.event.served->ok() && *done.event.served > today, "served",
           "这一天还没有到，请写实际的日期。");
  return errors;
}

FormResult<DisputeId> Do(Deed& deed, const account::Keys& keys, const SeenDispute& seen, const DisputeDeed& done) {
  if (deed.done_before()) return seen.id;
  const auto* const row = std::ranges::find(kActs, done.event.kind, &ActRow::kind);
  if (row == std::end(kActs)) return FormRefused("“" + std::string(NameOf(done.event.kind)) + "”不能这样办。");
  auto found = Unchanged(deed, seen, !done.words.empty());
  if (!found) return found.errors();
  if (FieldErrors errors = FaultsOfDeed(done, *row, deed.today()); !errors.empty()) return errors;
  // Notes and costs come without end; whatever the law has happen is never kept out by them.
  if (row->needs_words && DisputeEventsOf(deed.transaction(), seen.id).size() >= kMostDisputeEvents) {
    return FormRefused("这一件登记的事项太多了，备注请写进材料，费用请合成一笔。");
  }
  Dispute dispute = *found;
  const DisputeEvent event = Signed(deed, done.event);
  if (event.kind == Kind::kReopened) {
    if (!dispute.of_case) return FormRefused("这一件没有关联的申请，重新答复以后登记“已经履行”。");
    if (auto fault = OpenCaseAgain(deed, keys, dispute, event)) return *fault;
  } else {
    auto appended = AppendToDispute(deed, keys, dispute, event, done.words);
    if (!appended) return UnderField(appended.error(), event);
    dispute = std::move(*appended);
    HoldForRetrial(deed, dispute, event);
    if (OpensByItself(deed.transaction(), dispute, event, deed.today())) {
      if (auto fault = OpenCaseAgain(deed, keys, dispute, std::nullopt)) return *fault;
    }
  }
  deed.Record(seen.id.organ, row->act, ObjectOfDispute(seen.id));
  deed.Commit(ToString(seen.id));
  return seen.id;
}

/// The whole county reads it, and it outlives the dispute.
bool NamesAParty(const DisputeWords& of, std::string_view words) {
  const std::string folded = ToUtf8(FoldTight(words));
  for (const PersonalText* const party : {&of.who, &of.third}) {
    std::string name;
    const auto stands = [&] { return Utf8Length(name) >= 2 && folded.find(name) != std::string::npos; };
    for (const char32_t c : FoldTight(party->Reveal()) + U"、") {
      constexpr std::u32string_view kBetween = U"、,，;；";
      if (kBetween.find(c) == std::u32string_view::npos) {
        AppendUtf8(name, c);
      } else {
        if (stands()) return true;
        name.clear();
      }
    }
  }
  return false;
}

FormResult<DisputeId> Teach(Deed& deed, const account::Keys& keys, const SeenDispute& seen, const std::string& words) {
  if (deed.done_before()) return seen.id;
  auto found = Unchanged(deed, seen, true);
  if (!found) return found.errors();
  const Dispute& dispute = *found;
  const DisputeOutcome* const outcome = FindDisputeOutcome(dispute.outcome);
  if (dispute.contested.empty()) return FormRefused("这一件没有关联的答复，教训没有地方提示。");
  if (NamesAParty(OpenDisputeWords(deed.transaction(), keys, seen.id), words)) {
    return FieldError{"words", "全县都看得到，不能写当事人的姓名、名称，请删去。"};
  }
  const DisputeEvent event = Signed(deed, {.kind = Kind::kLesson, .on = deed.today()});
  const auto appended = AppendToDispute(deed, keys, dispute, event, PersonalText(words));
  if (!appended) return UnderField(appended.error(), event);
  request::TeachLesson(
      deed,
      {.organ = seen.id.organ,
       .ref = ObjectOfDispute(seen.id),
       .outcome = dispute.contested,
       .result = std::string(NameOf(dispute.kind)) + "：" + std::string(outcome == nullptr ? "" : outcome->name),
       .letter = dispute.of_case ? request::LetterInDispute(deed.transaction(), *dispute.of_case, dispute.received)
                                 : std::string(),
       .words = words,
       .on = dispute.decided.value_or(deed.today()),
       .at = deed.now()});
  deed.Record(seen.id.organ, "dispute.lesson", ObjectOfDispute(seen.id));
  deed.Commit(ToString(seen.id));
  return seen.id;
}

FormResult<DisputeId> Attach(Deed& deed, const account::Keys& keys, const SeenDispute& seen, const std::string& name,
                             const DisputeUpload& upload) {
  if (deed.done_before()) return seen.id;
  auto found = Unchanged(deed, seen, true);
  if (!found) return found.errors();
  db::Transaction& act = deed.transaction();
  if (DisputeFilesOf(act, keys, seen.id).size() >= static_cast<std::size_t>(kMostDisputeFiles)) {
    return FieldError{"file", "一件最多放 50 份材料。"};
  }
  AddDisputeFile(act, keys, seen.id, upload.kind, PersonalText(name), deed.now(), upload.bytes);
  PutDispute(act, *found);  // counts the version up
  deed.Record(seen.id.organ, "dispute.file_add", ObjectOfDispute(seen.id));
  deed.Commit(ToString(seen.id));
  return seen.id;
}

}  // namespace

FormResult<DisputeId> EnterDispute(Desk& desk, const Actor& actor, const NewDispute& added) {
  NewDispute trimmed = added;
  trimmed.words = Trimmed(added.words);
  return RetryDeed(desk, actor, [&](Deed& deed) { return Enter(deed, desk.keys, trimmed); });
}

FormResult<DisputeId> ActOnDispute(Desk& desk, const Actor& actor, const SeenDispute& seen, const DisputeDeed& done) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Do(deed, desk.keys, seen, done); });
}

FormResult<DisputeId> RewriteWords(Desk& desk, const Actor& actor, const SeenDispute& seen, const DisputeWords& given) {
  const DisputeWords words = Trimmed(given);
  if (FieldErrors errors = FaultsOfWords(words); !errors.empty()) return errors;
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<DisputeId> {
    if (deed.done_before()) return seen.id;
    auto found = Unchanged(deed, seen, true);
    if (!found) return found.errors();
    PutDisputeWords(deed.transaction(), desk.keys, seen.id, words);
    PutDispute(deed.transaction(), *found);  // counts the version up
    deed.Record(seen.id.organ, "dispute.words", ObjectOfDispute(seen.id));
    deed.Commit(ToString(seen.id));
    return seen.id;
  });
}

FormResult<DisputeId> WriteLesson(Desk& desk, const Actor& actor, const SeenDispute& seen, const std::string& given) {
  const std::string words(Trim(WithoutInvisible(given)));
  if (words.empty()) return FieldError{"words", "请写要吸取的教训。"};
  if (Utf8Length(words) > kLongestLesson) return FieldError{"words", "最多写 500 个字。"};
  if (disclosure::PrivateNumberIn(words)) {
    return FieldError{"words", "这里有身份证号码、手机号码或者银行卡号，请删去。"};
  }
  return RetryDeed(desk, actor, [&](Deed& deed) { return Teach(deed, desk.keys, seen, words); });
}

FormResult<DisputeId> AttachToDispute(Desk& desk, const Actor& actor, const SeenDispute& seen,
                                      const DisputeUpload& upload) {
  constexpr std::size_t kLongestFileName = 120;
  if (upload.name.empty() || upload.bytes.empty()) return FieldError{"file", "请选择文件。"};
  if (upload.bytes.size() > static_cast<std::size_t>(kLargestDisputeFile)) {
    return FieldError{"file", "一个文件不超过 20 MB。"};
  }
  const std::string name = Ellipsis(WithoutInvisible(Trim(upload.name)), kLongestFileName);
  return RetryDeed(desk, actor,
                   [&](Deed& deed) { return Attach(deed, desk.keys, seen, name.empty() ? "未命名" : name, upload); });
}

}  // namespace gongkai::remedy
