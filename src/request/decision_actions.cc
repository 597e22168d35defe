#include "request/decision_actions.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "account/notice_actions.h"
#include "account/working_days_view.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "crypto/random.h"
#include "disclosure/item_steps_actions.h"
#include "request/letter_actions.h"
#include "request/letter_template_store.h"
#include "request/redact_release_view.h"
#include "request/reply_screening_actions.h"
#include "request/viewing_actions.h"

namespace gongkai::request {
namespace {

using account::Actor;
using account::Deed;
using account::Desk;
using disclosure::FormRefused;
using disclosure::MayActAs;
using disclosure::Signer;

constexpr std::size_t kLongestPart = 4'000, kLongestRemark = 2'000;

// ---- what a decision must say

/// What the law wants told with an outcome, by article; its name stands in outcomes.h.
struct Needs {
  std::string_view outcome;
  bool finding = false;   // what was searched, what applies
  bool reasons = false;   // 理由
  bool where = false;     // 获取方式、途径
  bool released = false;  // the information itself, or where, how and when it is to be had
};

constexpr Needs kNeeds[] = {
    {.outcome = "already_public", .where = true},                                    // 第三十六条第一项
    {.outcome = "released", .released = true},                                       // 第二项
    {.outcome = "released_for_public_interest", .reasons = true, .released = true},  // 第三十二条
    {.outcome = "partly_refused", .reasons = true, .released = true},                // 第三十七条
    {.outcome = "partly_no_information", .reasons = true, .released = true},         // likewise
    {.outcome = "special_access", .finding = true, .reasons = true},                 // 第三十六条第七项
    {.outcome = "in_archives", .reasons = true, .where = true},                      // likewise
    {.outcome = "does_not_exist", .finding = true, .reasons = true},                 // 第四项: 经检索
    {.outcome = "published_work", .reasons = true, .where = true},                   // 第三十九条第二款
};

Needs NeedsOf(std::string_view outcome) {
  const auto* const row = std::ranges::find(kNeeds, outcome, &Needs::outcome);
  return row == std::end(kNeeds) ? Needs{.outcome = outcome, .reasons = true} : *row;
}

bool IsBlank(const PersonalText& text) { return IsBlankText(text.Reveal()); }

/// What cannot be kept, whatever is still to come.
FieldErrors FaultsOfKeeping(const DecisionText& decision, Date today) {
  FieldErrors errors;
  const law::Outcome* const outcome = law::FindOutcome(decision.outcome);
  if (outcome == nullptr) errors.push_back({"outcome", "请选择答复的类型。"});
  if (outcome != nullptr && !law::IsInForce(*outcome, today)) {
    errors.push_back({"outcome", "现在没有这种答复，请另选。"});
  }
  const std::pair<std::string_view, const PersonalText*> parts[] = {{"finding", &decision.finding},
                                                                    {"reasons", &decision.reasons},
                                                                    {"elsewhere", &decision.elsewhere},
                                                                    {"where", &decision.where},
                                                                    {"form", &decision.form}};
  for (const auto& [field, text] : parts) {
    if (Utf8Length(text->Reveal()) > kLongestPart) errors.push_back({std::string(field), "最多写4000个字。"});
  }
  return errors;
}

// ---- the case and its decision, within a deed

struct Ready {
  Case held;
  CaseFold fold;
  CaseWords words;
  std::optional<DecisionText> decision;
};

/// Whoever's words were erased has no decision any more.
FormResult<Ready> ReadyFor(Deed& deed, const account::Keys& keys, const SeenCase& seen, account::Act act) {
  auto held = CaseToActOn(deed, seen, act);
  if (!held) return held.errors();
  auto words = OpenWords(deed.transaction(), keys, seen.id);
  if (!words) return FormRefused("本件的个人信息已经销毁，不能再办。");
  CaseFold fold = FoldOf(deed.transaction(), *held);
  return Ready{*held, std::move(fold), std::move(*words), DecisionOf(deed.transaction(), keys, seen.id)};
}

/// What is signed or sent is what stands there, reckoned anew.
std::optional<FieldErrors> AgainstText(const Ready& ready) {
  if (!ready.decision || !ready.fold.draft) return FormRefused("还没有拟写答复。");
  if (DigestOf(*ready.decision, ready.held, ready.words) == ready.fold.draft->digest) return std::nullopt;
  return FormRefused("申请或者答复的内容在拟稿之后变过，请由经办人看过，重新保存答复再送审。");
}

CaseId Finish(Deed& deed, const Ready& ready, std::string_view act, std::string as = {}) {
  deed.Record(ready.held.handler, act, CaseObjectOf(ready.held.id),
              {{"digest", ready.fold.draft ? ready.fold.draft->digest : std::string()}, {"as", std::move(as)}});
  deed.Commit(ToString(ready.held.id));
  return ready.held.id;
}

account::Notice NoticeOf(CaseId id, std::string title, std::string detail = {}) {
  return {.kind = account::NoticeKind::kItem,
          .title = std::move(title),
          .detail = std::move(detail),
          .path = "/office/requests/" + ToString(id)};
}

/// The event is put down and the fold goes on with it.
FormResult<CaseId> Append(Deed& deed, const account::Keys& keys, Ready& ready, const CaseEvent& event,
                          const PersonalText& words = {}) {
  auto after = AppendToCase(deed, keys, ready.held, event, words);
  if (!after) return UnderField(after.error(), event);
  ready.held = *after;
  ready.fold = FoldOf(deed.transaction(), ready.held);
  return ready.held.id;
}

/// They are of this case and meant to be given; of what was withheld in part the checked copy goes, told as it is.
FieldErrors FaultsOfFiles(db::Session& session, const account::Keys& keys, CaseId id, const DecisionText& decision) {
  const std::vector<CaseFile> files = FilesOf(session, id);
  for (const std::string& digest : decision.released_files) {
    const bool is_there = std::ranges::any_of(
        files, [&](const CaseFile& each) { return each.digest == digest && each.kind == FileKind::kReleased; });
    if (!is_there) return {{"files", "选中的文件不是本件要公开的文件，请重新选择。"}};
  }
  if (FieldErrors against = AgainstReleased(session, keys, id, decision); !against.empty()) return against;
  if (WithheldIn(session, keys, id, decision.released_files) != decision.withheld) {
    return {{"files", "没有提供的内容和选中的文件对不上，请重新保存答复。"}};
  }
  return {};
}

FormResult<CaseId> Write(Deed& deed, const account::Keys& keys, const SeenCase& seen, DecisionText decision) {
  if (deed.done_before()) return deed.Earlier(CaseIdFrom);
  auto ready = ReadyFor(deed, keys, seen, account::Act::kHandleCases);
  if (!ready) return ready.errors();
  Ready now = *ready;
  constexpr std::size_t kSaltBytes = 16;
  decision.salt = now.decision ? now.decision->salt : crypto::RandomHex(kSaltBytes);  // the same words stay the same
  decision.withheld = WithheldIn(deed.transaction(), keys, seen.id, decision.released_files);
  if (FieldErrors faults = FaultsOfKeeping(decision, deed.today()); !faults.empty()) return faults;
  if (FieldErrors faults = FaultsOfFiles(deed.transaction(), keys, seen.id, decision); !faults.empty()) return faults;
  CaseEvent event = EventBy(deed, CaseEventKind::kDrafted);
  event.outcome = decision.outcome;
  event.digest = DigestOf(decision, now.held, now.words);
  // The same again changes nothing: who wrote it first wrote it, and what is signed stays so.
  if (now.fold.draft && now.fold.draft->digest == event.digest) return Finish(deed, now, "case.draft");
  PutDecision(deed.transaction(), keys, seen.id, decision);
  if (auto done = Append(deed, keys, now, event); !done) {
    const bool is_outcome = now.fold.is_received && !now.fold.reply.ended;
    return FieldErrors{{is_outcome ? "outcome" : std::string(kVersionField), done.errors().front().message}};
  }
  return Finish(deed, now, "case.draft");
}

// ---- what must not go out

/// What screening found in it and nobody settled; `hands_in`: who is about to.
FieldErrors FoundInReply(Deed& deed, const account::Keys& keys, const Ready& now,
                         std::optional<account::PersonId> hands_in = {}) {
  const auto reply = ReplyAtHandOf(deed.transaction(), keys, now.held);
  if (!reply) return FormRefused("还没有拟写答复。");
  const ReplyScreening screened = ReplyScreeningOf(deed.transaction(), keys, *reply, hands_in);
  // Whose word counts hangs on who handed it in: the copy that the database asks follows.
  const auto& run = screened.run;
  if (run && run->open != screened.open) PutReplyOpen(deed.transaction(), now.held.id, run->number, screened.open);
  return AgainstGoingOut(screened, *reply);
}

/// Before the last signature lists may have changed, and a word that something stays may have been taken back.
std::optional<FieldErrors> AgainstSigningLast(Deed& deed, const account::Keys& keys, const Ready& now, Signer signer) {
  if (signer != Signer::kApprover) return std::nullopt;
  const FieldErrors found = FoundInReply(deed, keys, now);
  if (found.empty()) return std::nullopt;
  return FormRefused(found.front().message + "处理以后再签，要改的请退回。");
}

/// What its letter would lack: told before three people sign, not when it is to go out. What the drafter has no field
/// for (the organ's contact, the channel for reconsideration) stands above the page.
FieldErrors LacksOfLetter(Deed& deed, const account::Keys& keys, const Ready& now) {
  FieldErrors lacks = FaultsOf(FactsOf(deed.transaction(), keys, now.held, LetterKind::kDecision, deed.today()));
  for (FieldError& lack : lacks) {
    const bool has_field = lack.field == "finding" || lack.field == "reasons" || lack.field == "where" ||
                           lack.field == "form" || lack.field == "files";
    if (!has_field) lack.field = std::string(kVersionField);
  }
  return lacks;
}

FormResult<CaseId> HandIn(Deed& deed, const account::Keys& keys, const SeenCase& seen) {
  if (deed.done_before()) return deed.Earlier(CaseIdFrom);
  auto ready = ReadyFor(deed, keys, seen, account::Act::kHandleCases);
  if (!ready) return ready.errors();
  Ready now = *ready;
  if (auto against = AgainstText(now)) return std::move(*against);
  if (FieldErrors faults = FaultsOf(*now.decision, deed.today()); !faults.empty()) return faults;
  if (FieldErrors faults = FaultsOfFiles(deed.transaction(), keys, seen.id, *now.decision); !faults.empty())
    return faults;
  if (FieldErrors lacks = LacksOfLetter(deed, keys, now); !lacks.empty()) return lacks;
  if (FieldErrors found = FoundInReply(deed, keys, now, deed.actor().person); !found.empty()) return found;
  CaseEvent event = EventBy(deed, CaseEventKind::kHandedIn);
  event.digest = now.fold.draft->digest;
  if (auto done = Append(deed, keys, now, event); !done) return done.errors();
  for (const Signer signer : {Signer::kSecrecy, Signer::kReviewer}) {
    account::TellOrgan(deed, now.held.handler, disclosure::ActOf(signer),
                       NoticeOf(seen.id, "一件申请的答复送来" + std::string(NameOf(signer))));
  }
  return Finish(deed, now, "case.hand_in");
}

/// Who signs or sends back, over what stood on the page.
FormResult<Ready> ReadyToSign(Deed& deed, const account::Keys& keys, const SeenCase& seen,
                              const SignDecisionForm& form) {
  if (form.signer == Signer::kDrafter || !MayActAs(deed.actor(), disclosure::ActOf(form.signer))) {
    return FormRefused("您现在的岗位不能作为“" + std::string(NameOf(form.signer)) + "”签署。");
  }
  auto ready = ReadyFor(deed, keys, seen, disclosure::ActOf(form.signer));
  if (!ready) return ready.errors();
  if (auto against = AgainstText(*ready)) return std::move(*against);
  if (ready->fold.draft->digest != form.digest) return FormRefused("内容在您打开之后变过，请看过新的内容再签。");
  if (Utf8Length(form.remark.Reveal()) > kLongestRemark) return FieldErrors{{"remark", "最多写2000个字。"}};
  return ready;
}

void TellAfterSignature(Deed& deed, const Ready& now) {
  const auto valid = disclosure::ValidOver(now.fold.signatures, now.fold.draft->digest);
  if (disclosure::IsComplete(valid)) {
    const std::string due = now.held.due ? "最迟" + ToChinese(*now.held.due) + "答复。" : std::string();
    auto notice = NoticeOf(now.held.id, "一件申请的答复已经签发，请发出", due);
    notice.person = *now.fold.draft->author;
    account::TellPerson(deed, std::move(notice));
  } else if (disclosure::Missing(valid) == std::vector{Signer::kApprover}) {
    account::TellOrgan(deed, now.held.handler, disclosure::ActOf(Signer::kApprover),
                       NoticeOf(now.held.id, "一件申请的答复等您签发"));
  }
}

FormResult<CaseId> Sign(Deed& deed, const account::Keys& keys, const SeenCase& seen, const SignDecisionForm& form) {
  if (deed.done_before()) return deed.Earlier(CaseIdFrom);
  auto ready = ReadyToSign(deed, keys, seen, form);
  if (!ready) return ready.errors();
  Ready now = *ready;
  // Days have gone by since it was handed in: an outcome may be over, a file gone.
  FieldErrors faults = FaultsOf(*now.decision, deed.today());
  if (faults.empty()) faults = FaultsOfFiles(deed.transaction(), keys, seen.id, *now.decision);
  if (!faults.empty()) return FormRefused(faults.front().message + "请退回，由经办人改好再送审。");
  if (auto against = AgainstSigningLast(deed, keys, now, form.signer)) return std::move(*against);
  CaseEvent event = EventBy(deed, CaseEventKind::kSigned);
  event.signer = form.signer;
  event.digest = form.digest;
  if (form.signer == Signer::kSecrecy) event.answers = form.answers;
  const bool may_sign =
      disclosure::MaySign(form.signer, deed.actor().person, now.fold.draft->author.value_or(account::PersonId{0}),
                          disclosure::ValidOver(now.fold.signatures, form.digest))
          .has_value();
  if (auto done = Append(deed, keys, now, event, form.remark); !done) {
    const bool is_answers = form.signer == Signer::kSecrecy && may_sign && now.fold.is_handed_in;
    return FieldErrors{{is_answers ? "answers" : std::string(kVersionField), done.errors().front().message}};
  }
  TellAfterSignature(deed, now);
  return Finish(deed, now, "case.sign", std::string(IdOf(form.signer)));
}

FormResult<CaseId> SendBack(Deed& deed, const account::Keys& keys, const SeenCase& seen, const SignDecisionForm& form) {
  if (deed.done_before()) return deed.Earlier(CaseIdFrom);
  auto ready = ReadyToSign(deed, keys, seen, form);
  if (!ready) return ready.errors();
  Ready now = *ready;
  if (IsBlank(form.remark)) return FieldErrors{{"remark", "请写明要改什么，经办人会看到。"}};
  CaseEvent event = EventBy(deed, CaseEventKind::kSentBack);
  event.signer = form.signer;
  if (auto done = Append(deed, keys, now, event, form.remark); !done) return done.errors();
  auto notice = NoticeOf(seen.id, "一件申请的答复被退回修改");
  notice.person = *now.fold.draft->author;
  account::TellPerson(deed, std::move(notice));
  return Finish(deed, now, "case.send_back", std::string(IdOf(form.signer)));
}

// ---- sending

CaseEvent RepliedOn(const Deed& deed, Date on) {
  CaseEvent event = EventBy(deed, CaseEventKind::kClock);
  event.on = on;
  event.clock = {.type = law::ReplyEventType::kReplied, .on = on};
  return event;
}

/// Told before any letter is made: whether it may go out at all.
std::optional<FieldErrors> AgainstReply(const Deed& deed, const Ready& now, const CaseEvent& event) {
  if (now.fold.is_imported) return FormRefused("从往年登记簿转入的申请，当年已经答复，这里不再发出。");
  if (event.on != deed.today()) {
    return FieldErrors{{"on", "答复书今天制作，日期就是今天：请看过现在的页面再发出。"}};
  }
  CaseFold trial = now.fold;
  const Status applied = Apply(trial, event, account::WorkingDays());
  if (applied) return std::nullopt;
  const bool is_unsigned = !disclosure::IsComplete(
      disclosure::ValidOver(now.fold.signatures, now.fold.draft ? now.fold.draft->digest : std::string()));
  return is_unsigned ? FormRefused(applied.error().message) : UnderField(applied.error(), event);
}

/// The digest is over what was written for this case; the organ's own words around it are to be those that stood on the
/// page when it was signed.
bool IsInWordsSigned(db::Session& session, const Ready& now, Instant at) {
  const law::Outcome* const outcome = law::FindOutcome(now.decision->outcome);
  if (outcome == nullptr) return true;
  const std::string subject = IdOf(TemplateSubject{LetterKind::kDecision, outcome});
  const std::string words = TemplateBodyAt(session, now.held.handler, subject, at);
  return std::ranges::all_of(disclosure::ValidOver(now.fold.signatures, now.fold.draft->digest),
                             [&](const disclosure::Signature& each) {
                               return TemplateBodyAt(session, now.held.handler, subject, each.at) == words;
                             });
}

// ---- a third party that is overruled

constexpr std::string_view kOverruling = "released_for_public_interest";

/// To whom the letters went that asked a third party.
std::set<std::string> ThirdPartiesAsked(Deed& deed, const account::Keys& keys, CaseId id) {
  constexpr std::string_view kColon = "：";
  std::set<std::string> asked;
  for (const CaseLetter& letter : LettersOf(deed.transaction(), id)) {
    if (letter.kind != IdOf(LetterKind::kAskThirdParty)) continue;
    const auto body = LetterBody(deed.transaction(), keys, id, letter.ref);
    const auto text = body ? Unpacked(*body, letter.dated) : std::nullopt;
    if (!text) continue;
    std::string_view name = text->addressee.Reveal();
    if (name.ends_with(kColon)) name.remove_suffix(kColon.size());
    asked.emplace(name);
  }
  return asked;
}

std::string TitlesOf(const std::vector<std::string>& released) {
  std::string titles;
  for (const std::string& name : released) titles += (titles.empty() ? "《" : "、《") + name + "》";
  return titles;
}

/// 「行政机关认为不公开可能对公共利益造成重大影响的，可以决定予以公开，并将决定公开的政府信息内容和理由书面告知第三方」
/// (第三十二条): with the reply, or nothing goes out. Where one was made by hand (a third party asked on paper), it has
/// been told.
FieldErrors TellOverruled(Deed& deed, const account::Keys& keys, Ready& now, Date on) {
  if (now.decision->outcome != kOverruling) return {};
  const auto is_told = [](const CaseLetter& each) { return each.kind == IdOf(LetterKind::kOverruled); };
  if (std::ranges::any_of(LettersOf(deed.transaction(), now.held.id), is_told)) return {};
  const std::set<std::string> asked = ThirdPartiesAsked(deed, keys, now.held.id);
  if (asked.empty()) {
    return FormRefused("还没有书面告知第三方：请先在“文书”里制作《" + std::string(NameOf(LetterKind::kOverruled)) +
                       "》（条例第三十二条）。");
  }
  for (const std::string& name : asked) {
    LetterFacts facts = FactsOf(deed.transaction(), keys, now.held, LetterKind::kOverruled, on);
    facts.addressee = PersonalText(name);
    if (IsBlank(facts.finding)) facts.finding = PersonalText(TitlesOf(facts.released));
    if (IsBlank(facts.finding)) facts.finding = facts.asked;
    const auto made = MakeLetter(deed, keys, now.held, std::move(facts));
    if (!made) return FormRefused("给第三方的文书不能制作：" + made.errors().front().message);
  }
  return {};
}

/// A time that is over by the day on which it is told is none.
std::optional<FieldErrors> AgainstOldViewings(const Ready& now, Date today) {
  for (const ViewingTime& each : now.decision->viewings) {
    if (each.on <= today) {
      return FormRefused("答复里的查阅时间（" + Describe(each) + "）申请人来不及了，请修改答复重新送审。");
    }
  }
  return std::nullopt;
}

/// After the last signature somebody may have taken back that something stays.
std::optional<FieldErrors> AgainstReopened(Deed& deed, const account::Keys& keys, const Ready& now) {
  const auto reply = ReplyAtHandOf(deed.transaction(), keys, now.held);
  if (!reply || ReplyScreeningOf(deed.transaction(), keys, *reply).open == 0) return std::nullopt;
  return FormRefused("检查出的问题又有要处理的，处理以后再发出，要改的请退回。");
}

FormResult<CaseId> Send(Deed& deed, const account::Keys& keys, const SeenCase& seen, Date on) {
  if (deed.done_before()) return deed.Earlier(CaseIdFrom);
  auto ready = ReadyFor(deed, keys, seen, account::Act::kHandleCases);
  if (!ready) return ready.errors();
  Ready now = *ready;
  if (auto against = AgainstText(now)) return std::move(*against);
  if (FieldErrors faults = FaultsOfFiles(deed.transaction(), keys, seen.id, *now.decision); !faults.empty())
    return faults;
  const CaseEvent event = RepliedOn(deed, on);
  if (auto against = AgainstReply(deed, now, event)) return std::move(*against);
  if (!IsInWordsSigned(deed.transaction(), now, deed.now())) {
    return FormRefused("文书格式在签署以后改过，发出的会和签的不一样：请修改答复重新送审，或者恢复签署时的格式。");
  }
  if (auto against = AgainstReopened(deed, keys, now)) return std::move(*against);
  if (auto against = AgainstOldViewings(now, deed.today())) return std::move(*against);
  const auto letter =
      MakeLetter(deed, keys, now.held, FactsOf(deed.transaction(), keys, now.held, LetterKind::kDecision, on));
  if (!letter) return letter.errors();
  if (FieldErrors untold = TellOverruled(deed, keys, now, on); !untold.empty()) return untold;
  if (auto done = Append(deed, keys, now, event); !done) return done.errors();
  OfferWithReply(deed, now.held, now.decision->viewings);
  return Finish(deed, now, "case.reply");
}

}  // namespace

FieldErrors FaultsOf(const DecisionText& decision, Date today) {
  FieldErrors errors = FaultsOfKeeping(decision, today);
  if (law::FindOutcome(decision.outcome) == nullptr) return errors;
  const Needs needs = NeedsOf(decision.outcome);
  const bool has_files = !decision.released_files.empty();
  if (needs.finding && IsBlank(decision.finding)) {
    errors.push_back({"finding", decision.outcome == "does_not_exist"
                                     ? "请写明在哪些地方、用什么方法检索过（条例第三十六条第四项）。"
                                     : "请写明依照哪部法律、行政法规，怎样办理（条例第三十六条第七项）。"});
  }
  if (needs.reasons && IsBlank(decision.reasons)) {
    errors.push_back({"reasons", "请写明理由，申请人有权知道（条例第三十六条）。"});
  }
  if (needs.where && IsBlank(decision.where)) {
    errors.push_back({"where", "请写明获取的方式、途径，例如网址或者查阅的地点（条例第三十六条第一项）。"});
  }
  if (needs.released && !has_files && decision.viewings.empty() && IsBlank(decision.where)) {
    errors.push_back({"files", "请选择要公开的文件，或者写明获取的方式、途径和时间（条例第三十六条第二项）。"});
  }
  const auto is_over = [&](const ViewingTime& each) { return each.on <= today; };
  if (std::ranges::any_of(decision.viewings, is_over)) {
    errors.push_back({"viewing_on_1", "查阅、抄录的时间要在今天以后。"});
  }
  if (!needs.released && !decision.viewings.empty()) {
    errors.push_back({"viewing_on_1", "这种答复不公开所申请的信息，没有可以查阅、抄录的，请去掉查阅的时间。"});
  }
  if (!needs.released && has_files) {
    errors.push_back({"files", "这种答复不公开所申请的信息，请去掉选中的文件，或者改用“予以公开”“部分公开”。"});
  }
  return errors;
}

FormResult<CaseId> WriteDecision(Desk& desk, const Actor& actor, const SeenCase& seen, const DecisionText& decision) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Write(deed, desk.keys, seen, decision); });
}

// What screening refuses is told by the deed, which reads what it kept.
FormResult<CaseId> HandInDecision(Desk& desk, const Actor& actor, const SeenCase& seen, const screening::Tools& tools) {
  if (MayActAs(actor, account::Act::kHandleCases)) static_cast<void>(ScreenReply(desk, tools, actor, seen.id));
  return RetryDeed(desk, actor, [&](Deed& deed) { return HandIn(deed, desk.keys, seen); });
}

FormResult<CaseId> SignDecision(Desk& desk, const Actor& actor, const SeenCase& seen, const SignDecisionForm& form,
                                const screening::Tools& tools) {
  const bool is_last = form.signer == Signer::kApprover && MayActAs(actor, disclosure::ActOf(form.signer));
  if (is_last) static_cast<void>(ScreenReply(desk, tools, actor, seen.id));
  return RetryDeed(desk, actor, [&](Deed& deed) { return Sign(deed, desk.keys, seen, form); });
}

FormResult<CaseId> SendBackDecision(Desk& desk, const Actor& actor, const SeenCase& seen,
                                    const SignDecisionForm& form) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return SendBack(deed, desk.keys, seen, form); });
}

FormResult<CaseId> SendReply(Desk& desk, const Actor& actor, const SeenCase& seen, Date on) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Send(deed, desk.keys, seen, on); });
}

}  // namespace gongkai::request
