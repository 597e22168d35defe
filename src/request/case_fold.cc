// What each event does to a case, and when it is refused: one function an event, in the order of case_event.h. They
// work on a trial copy, which takes the place of the case only when nothing was refused.
#include "request/case_fold.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "request/case_before.h"
#include "request/case_reopening.h"
#include "request/letter.h"
#include "request/reply_secrecy.h"

namespace gongkai::request {
namespace {

using Kind = CaseEventKind;
using disclosure::Signer;
using law::ReplyEventType;

constexpr std::string_view kHandlingArticle = "《政府信息公开条例》第四十五条";
constexpr std::string_view kReceiptArticle = "《政府信息公开条例》第三十一条";
constexpr std::string_view kReviewArticle = "《政府信息公开条例》第十七条";
constexpr std::string_view kReplyArticle = "《政府信息公开条例》第三十六条";

/// All that an act looks at; `fold` is a trial.
struct Act {
  CaseFold& fold;
  const CaseEvent& event;
  const law::WorkingCalendar& calendar;
};

Error Refuse(std::string message, std::string_view article = kHandlingArticle) {
  return {ErrorKind::kConflict, std::move(message), std::string(article)};
}

Error Lacking(std::string message, std::string_view article = kHandlingArticle) {
  return {ErrorKind::kInvalidInput, std::move(message), std::string(article)};
}

Error Forbid(std::string message, std::string_view article = kHandlingArticle) {
  return {ErrorKind::kForbidden, std::move(message), std::string(article)};
}

std::string Quoted(const CaseEvent& event) {
  const bool is_clock = event.kind == Kind::kClock;
  return "“" + std::string(is_clock ? law::NameOf(event.clock.type) : NameOf(event.kind)) + "”";
}

Status RefuseWhenOver(const Act& act) {
  const law::ReplyFacts& reply = act.fold.reply;
  if (!reply.ended) return Ok();
  return Refuse("本件已于" + ToChinese(*reply.ended) + "办结（" + std::string(law::NameOf(*reply.ended_by)) +
                "），不能再" + Quoted(act.event));
}

Status RefuseWithoutPerson(const Act& act) {
  return act.event.person ? Ok() : Status(Lacking(Quoted(act.event) + "没有写明是谁做的"));
}

Status RefuseUnknownRef(const Act& act) {
  return act.event.ref.empty() ? Status(Lacking(Quoted(act.event) + "没有写明是哪一件")) : Ok();
}

// ---- how it came in

bool IsConfirmed(law::Channel channel) {
  using enum law::Channel;
  return channel != kInPerson && channel != kOral && channel != kSignedMail;
}

/// The clock begins once the day of receipt is settled. Mail that is to be signed for waits for that.
Status BeginWhenReceived(CaseFold& fold) {
  law::Receipt receipt = fold.receipt;
  const bool waits = receipt.channel == law::Channel::kSignedMail && !receipt.signed_for;
  if (waits) receipt.channel = law::Channel::kUnsignedMail;
  law::ReplyFacts facts = TRY(law::BeginReply(receipt));
  if (!facts.received) return Ok();
  fold.reply = std::move(facts);
  fold.is_received = true;
  return Ok();
}

Status Submit(const Act& act) {
  CaseFold& fold = act.fold;
  if (fold.is_submitted) return Refuse("这件申请已经登记过了");
  fold.is_submitted = true;
  fold.receipt = {.channel = act.event.channel, .submitted = act.event.on, .signed_for = {}, .confirmed = {}};
  if (act.event.organ) fold.handler = *act.event.organ;
  return BeginWhenReceived(fold);
}

Status SignFor(const Act& act) {
  law::Receipt& receipt = act.fold.receipt;
  if (receipt.channel != law::Channel::kSignedMail) return Refuse("只有需签收的邮寄申请才登记签收", kReceiptArticle);
  if (receipt.signed_for) return Refuse("签收日期已经登记过了", kReceiptArticle);
  receipt.signed_for = act.event.on;
  return BeginWhenReceived(act.fold);
}

Status Confirm(const Act& act) {
  law::Receipt& receipt = act.fold.receipt;
  if (!IsConfirmed(receipt.channel)) {
    return Refuse("“" + std::string(law::NameOf(receipt.channel)) + "”的申请不用与申请人确认收到", kReceiptArticle);
  }
  if (receipt.confirmed) return Refuse("已经确认过收到，收到之日不能再改", kReceiptArticle);
  receipt.confirmed = act.event.on;
  return BeginWhenReceived(act.fold);
}

Status Route(const Act& act) {
  CaseFold& fold = act.fold;
  if (fold.is_received) {
    return Refuse("收到申请之日已经确定，应当由本机关答复；不属于本机关负责公开的，答复时告知", kReplyArticle);
  }
  if (!act.event.organ) return Lacking("没有写明转给哪个机关");
  if (*act.event.organ == fold.handler) return Refuse("申请本来就在这个机关");
  fold.handler = *act.event.organ;
  fold.assigned.reset();
  fold.is_accepted = false;
  return Ok();
}

Status Import(const Act& act) {
  CaseFold& fold = act.fold;
  const law::ReplyFacts& reply = fold.reply;
  const bool has_begun = fold.draft || !fold.letters.empty() || reply.ended || !reply.asked.empty() ||
                         reply.correction != law::Once::kNever || reply.fee != law::Once::kNever;
  if (fold.is_imported || has_begun) return Refuse("已经开始在这里办理的申请，不能再当作往年登记转入");
  fold.is_imported = true;
  if (act.event.outcome.empty()) return Ok();
  if (law::FindOutcome(act.event.outcome) == nullptr)
    return Lacking("没有这种答复：" + act.event.outcome, kReplyArticle);
  fold.draft = Draft{.outcome = act.event.outcome, .digest = {}, .author = act.event.person};
  return Ok();
}

// ---- who works on it

Status Assign(const Act& act) {
  TRY(RefuseWhenOver(act));
  if (!act.event.to) return Lacking("没有写明分给谁办");
  if (act.fold.assigned == act.event.to) return Refuse("这件申请已经分给这个人了");
  act.fold.assigned = act.event.to;
  act.fold.is_accepted = false;
  return Ok();
}

/// What is given to nobody may be taken by whoever begins with it.
Status Accept(const Act& act) {
  TRY(RefuseWhenOver(act));
  TRY(RefuseWithoutPerson(act));
  if (act.fold.assigned && act.fold.assigned != act.event.person) return Forbid("这件申请分给了别人，不能由您接办");
  if (act.fold.is_accepted) return Refuse("这件申请已经接办了");
  act.fold.assigned = act.event.person;
  act.fold.is_accepted = true;
  return Ok();
}

Status Return(const Act& act) {
  TRY(RefuseWhenOver(act));
  if (!act.fold.assigned) return Refuse("这件申请没有分给谁，不用退回");
  if (act.fold.assigned != act.event.person) return Forbid("这件申请分给了别人，不能由您退回");
  act.fold.assigned.reset();
  act.fold.is_accepted = false;
  return Ok();
}

// ---- the clock

void VoidReview(CaseFold& fold) {
  fold.is_handed_in = false;
  fold.signatures.clear();
}

/// Outcomes to which a case comes by what happens, not by what an organ decides.
constexpr std::pair<ReplyEventType, std::string_view> kOutcomesOfEvents[] = {
    {ReplyEventType::kCorrectionLapsed, "correction_lapsed"},
    {ReplyEventType::kFeeLapsed, "fee_lapsed"},
    {ReplyEventType::kWithdrawn, "withdrawn"},
};

bool ComesOfEvent(std::string_view outcome) {
  return std::ranges::any_of(kOutcomesOfEvents, [&](const auto& each) { return each.second == outcome; });
}

std::string OutcomeAtEnd(const CaseFold& fold) {
  for (const auto& [type, outcome] : kOutcomesOfEvents) {
    if (fold.reply.ended_by == type) return std::string(outcome);
  }
  return fold.draft ? fold.draft->outcome : std::string();
}

std::string NamesOf(const std::vector<Signer>& signers) {
  std::string names;
  for (const Signer signer : signers) names += (names.empty() ? "“" : "、“") + std::string(NameOf(signer)) + "”";
  return names;
}

/// 第十七条 and the county's three signatures: over the digest of exactly what goes out.
Status RefuseUnsigned(const Act& act) {
  const CaseFold& fold = act.fold;
  if (!fold.draft) return Refuse("还没有拟写答复，不能发出", kReplyArticle);
  if (fold.is_imported) return Ok();
  if (!fold.is_handed_in) return Refuse("答复还没有送审，不能发出", kReviewArticle);
  const auto valid = disclosure::ValidOver(fold.signatures, fold.draft->digest);
  if (!disclosure::IsComplete(valid)) {
    return Refuse("答复还没有签完，还差" + NamesOf(disclosure::Missing(valid)), kReviewArticle);
  }
  const auto signed_last = std::ranges::max(valid, {}, &disclosure::Signature::at).at;
  if (act.event.on < BeijingDay(signed_last)) {
    return Refuse("答复的日期早于签发之日" + ToChinese(BeijingDay(signed_last)), kReviewArticle);
  }
  return Ok();
}

Status TellClock(const Act& act) {
  CaseFold& fold = act.fold;
  law::ReplyEvent clock = act.event.clock;
  clock.on = act.event.on;
  TRY(MayMoveDay(fold, clock.type));
  const std::vector<law::Asked> asked = fold.reply.asked;
  TRY(law::Apply(fold.reply, clock, act.calendar));
  if (clock.type == ReplyEventType::kReplied) {
    TRY(RefuseUnsigned(act));
    TRY(MayReleaseBeforeThirdParty(fold, asked, act.event.on));
  }
  if (clock.type == ReplyEventType::kDelayed) TRY(MayDelay(fold));
  RememberForLater(fold, clock);
  if (clock.type == ReplyEventType::kCorrectionReceived) {
    VoidReview(fold);  // what is asked for is another thing by now
    fold.draft.reset();
  }
  if (fold.reply.ended) fold.outcome = OutcomeAtEnd(fold);
  return Ok();
}

// ---- the decision

Status RefuseOutcome(const Act& act) {
  const std::string& id = act.event.outcome;
  const law::Outcome* const outcome = law::FindOutcome(id);
  if (outcome == nullptr) return Lacking(id.empty() ? "没有选择答复的类型" : "没有这种答复：" + id, kReplyArticle);
  if (act.fold.is_imported) return Ok();
  if (ComesOfEvent(id)) {
    return Refuse("“" + std::string(outcome->name) + "”由办理事项产生，不作为答复拟写", kReplyArticle);
  }
  if (!law::IsInForce(*outcome, act.event.on)) return Refuse("这一天还没有或者不再有这种答复", kReplyArticle);
  return MayAnswerSo(act.fold, id);
}

Status WriteDraft(const Act& act) {
  CaseFold& fold = act.fold;
  if (!fold.is_received) return Refuse("申请尚未确认收到，不能拟写答复", kReceiptArticle);
  TRY(RefuseWhenOver(act));
  TRY(RefuseOutcome(act));
  if (!fold.is_imported && act.event.digest.empty()) return Lacking("拟写的答复没有摘要", kReviewArticle);
  if (!fold.is_imported) TRY(RefuseWithoutPerson(act));
  const bool is_same = fold.draft && !act.event.digest.empty() && fold.draft->digest == act.event.digest;
  const auto author = is_same ? fold.draft->author : act.event.person;
  fold.draft = Draft{.outcome = act.event.outcome, .digest = act.event.digest, .author = author};
  VoidReview(fold);
  return Ok();
}

/// Over what stands there now, in a case that is open.
Status RefuseOtherText(const Act& act) {
  TRY(RefuseWhenOver(act));
  TRY(RefuseWithoutPerson(act));
  if (!act.fold.draft || act.fold.draft->digest.empty()) return Refuse("还没有拟写答复", kReplyArticle);
  if (act.event.digest == act.fold.draft->digest) return Ok();
  return Refuse("内容在您打开之后变过，请看过新的内容再签", kReviewArticle);
}

void AddSignature(const Act& act, Signer signer) {
  const CaseEvent& event = act.event;
  act.fold.signatures.push_back({.signer = signer,
                                 .person = *event.person,
                                 .person_name = event.person_name,
                                 .digest = event.digest,
                                 .at = event.at,
                                 .answers = event.answers,
                                 .remark = {}});
}

Status MaySignNow(const Act& act, Signer signer) {
  const Draft& draft = *act.fold.draft;
  return disclosure::MaySign(signer, *act.event.person, draft.author.value_or(account::PersonId{0}),
                             disclosure::ValidOver(act.fold.signatures, draft.digest));
}

Status HandIn(const Act& act) {
  TRY(RefuseOtherText(act));
  if (act.fold.is_handed_in) return Refuse("答复已经送审", kReviewArticle);
  TRY(MaySignNow(act, Signer::kDrafter));
  act.fold.is_handed_in = true;
  AddSignature(act, Signer::kDrafter);
  return Ok();
}

Status Sign(const Act& act) {
  TRY(RefuseOtherText(act));
  if (act.event.signer == Signer::kDrafter) return Lacking("拟稿的人用“送审”签字", kReviewArticle);
  if (!act.fold.is_handed_in) return Refuse("答复不在审签中：可能还没有送审，或者被退回了", kReviewArticle);
  TRY(MaySignNow(act, act.event.signer));
  if (act.event.signer == Signer::kSecrecy) {
    TRY(SecrecyAllowsReply(act.event.answers, *law::FindOutcome(act.fold.draft->outcome)));
  }
  AddSignature(act, act.event.signer);
  return Ok();
}

Status SendBack(const Act& act) {
  TRY(RefuseWhenOver(act));
  TRY(RefuseWithoutPerson(act));
  if (!act.fold.is_handed_in) return Refuse("答复不在审签中，不用退回", kReviewArticle);
  if (act.event.signer == Signer::kDrafter) return Lacking("没有写明以什么身份退回", kReviewArticle);
  VoidReview(act.fold);
  return Ok();
}

// ---- letters and what remains

bool IsLetter(std::string_view ref, LetterKind kind) { return ref.starts_with(std::string(IdOf(kind)) + ":"); }

Status MakeLetter(const Act& act) {
  CaseFold& fold = act.fold;
  TRY(RefuseUnknownRef(act));
  if (fold.is_imported) return Refuse("从往年登记簿转入的申请，文书当年已经发出，这里不再制作");
  if (fold.is_archived) return Refuse("本件已经归档，不能再制作文书");
  if (std::ranges::find(fold.letters, act.event.ref) != fold.letters.end()) return Refuse("这个文号已经用过了");
  fold.letters.push_back(act.event.ref);
  return Ok();
}

/// Whom the letter asked: told by its number, else the only one who has a term.
std::optional<std::size_t> AskedBy(const CaseFold& fold, std::string_view ref) {
  const std::vector<law::Asked>& asked = fold.reply.asked;
  std::optional<std::size_t> only;
  std::size_t count = 0;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    if (!asked[i].ref.empty() && (ref == asked[i].ref || ref.ends_with(":" + asked[i].ref))) return i;
    if (!asked[i].IsOpen() || !asked[i].silent_after) continue;
    only = i;
    ++count;
  }
  const bool asks = IsLetter(ref, LetterKind::kAskThirdParty) || IsLetter(ref, LetterKind::kAskJointMaker);
  return asks && count == 1 ? only : std::nullopt;
}

Status Deliver(const Act& act) {
  CaseFold& fold = act.fold;
  const std::string& ref = act.event.ref;
  TRY(RefuseUnknownRef(act));
  if (std::ranges::find(fold.letters, ref) == fold.letters.end()) return Refuse("没有这份文书，不能登记送达");
  if (std::ranges::find(fold.deliveries, ref, &Delivery::ref) != fold.deliveries.end()) {
    return Refuse("这份文书的送达已经登记过了");
  }
  fold.deliveries.push_back({ref, act.event.on});
  if (IsLetter(ref, LetterKind::kFee)) law::TellFeeDelivered(fold.reply, act.event.on);
  if (const auto which = AskedBy(fold, ref)) {
    law::TellConsultationDelivered(fold.reply, *which, act.event.on, act.calendar);
  }
  return Ok();
}

Status Urge(const Act& act) {
  TRY(RefuseWhenOver(act));
  ++act.fold.open_urges;
  return Ok();
}

Status AnswerUrge(const Act& act) {
  if (act.fold.open_urges == 0) return Refuse("没有还没答复的催办");
  --act.fold.open_urges;
  return Ok();
}

Status Archive(const Act& act) {
  if (!act.fold.reply.ended) return Refuse("还没有办结，不能归档");
  if (act.fold.is_archived) return Refuse("本件已经归档");
  act.fold.is_archived = true;
  return Ok();
}

Status Erase(const Act& act) {
  if (!act.fold.is_archived) return Refuse("还没有归档，不能销毁个人信息");
  act.fold.is_erased = true;
  return Ok();
}

Status Dispatch(const Act& act) {
  switch (act.event.kind) {
    case Kind::kSubmitted:
      return Submit(act);
    case Kind::kSignedFor:
      return SignFor(act);
    case Kind::kConfirmed:
      return Confirm(act);
    case Kind::kRouted:
      return Route(act);
    case Kind::kAssigned:
      return Assign(act);
    case Kind::kAccepted:
      return Accept(act);
    case Kind::kReturned:
      return Return(act);
    case Kind::kClock:
      return TellClock(act);
    case Kind::kDrafted:
      return WriteDraft(act);
    case Kind::kHandedIn:
      return HandIn(act);
    case Kind::kSigned:
      return Sign(act);
    case Kind::kSentBack:
      return SendBack(act);
    case Kind::kLetterMade:
      return MakeLetter(act);
    case Kind::kDelivered:
      return Deliver(act);
    case Kind::kUrged:
      return Urge(act);
    case Kind::kUrgeAnswered:
      return AnswerUrge(act);
    case Kind::kNoted:
      return Ok();
    case Kind::kMadeProactive:
      return RefuseUnknownRef(act);
    case Kind::kArchived:
      return Archive(act);
    case Kind::kErased:
      return Erase(act);
    case Kind::kReopened:
      return Reopen(act.fold, act.event);
    case Kind::kImported:
      return Import(act);
  }
  return Ok();
}

/// What holds for every event: the case is there, its words are, and the day is one.
Status CheckPlace(const CaseFold& fold, const CaseEvent& event) {
  if (fold.is_erased) return Refuse("本件的个人信息已经销毁，不能再" + Quoted(event));
  if (!event.on.ok() || event.on > law::kLastPlausibleDay) return Lacking(Quoted(event) + "的日期不对，请核对");
  if (event.kind == Kind::kSubmitted) return Ok();
  if (!fold.is_submitted) return Refuse("还没有申请，不能" + Quoted(event));
  if (event.on < *fold.receipt.submitted) {
    return Refuse(Quoted(event) + "的日期早于提交申请之日" + ToChinese(*fold.receipt.submitted));
  }
  return Ok();
}

}  // namespace

Status Apply(CaseFold& fold, const CaseEvent& event, const law::WorkingCalendar& calendar) {
  TRY(CheckPlace(fold, event));
  CaseFold trial = fold;
  TRY(Dispatch({trial, event, calendar}));
  fold = std::move(trial);
  return Ok();
}

FoldedCase FoldCase(std::span<const CaseEvent> events, const law::WorkingCalendar& calendar) {
  FoldedCase folded;
  for (std::size_t i = 0; i < events.size(); ++i) {
    Status applied = Apply(folded.fold, events[i], calendar);
    if (applied) continue;
    folded.refused_at = i;
    folded.why = std::move(applied).error();
    return folded;
  }
  return folded;
}

FoldedCase FoldKeptCase(std::span<const CaseEvent> events, account::OrganId handler,
                        const law::WorkingCalendar& calendar) {
  FoldedCase folded;
  folded.fold.handler = handler;
  for (std::size_t i = 0; i < events.size(); ++i) {
    Status applied = Apply(folded.fold, events[i], calendar);
    if (applied) continue;
    folded.fold.reply.warnings.push_back(Quoted(events[i]) + "（" + ToChinese(events[i].on) +
                                         "）按现在的规则和节假日安排不成立：" + applied.error().message);
    if (folded.refused_at) continue;
    folded.refused_at = i;
    folded.why = std::move(applied).error();
  }
  return folded;
}

}  // namespace gongkai::request
