#include "request/demo_cases_life.h"

#include <stdexcept>

#include "account/working_days_view.h"
#include "request/applicant_actions.h"
#include "request/decision_actions.h"
#include "request/demo_cases.h"
#include "request/demo_cases_redaction.h"
#include "request/fee_actions.h"
#include "request/intake_actions.h"
#include "request/letter_actions.h"
#include "request/letter_mail_actions.h"
#include "request/reply_screening_actions.h"
#include "request/reply_secrecy.h"

namespace gongkai::request {
namespace {

using account::PostKind;
using disclosure::Signer;
using law::Channel;
using law::ReplyEventType;

/// On what and how it is wanted goes with how it came.
void AskFor(Asked& asked, Channel channel) {
  switch (channel) {
    case Channel::kOnline:
      asked.carrier = Carrier::kElectronic;
      asked.way = Way::kPage;
      return;
    case Channel::kEmail:
      asked.carrier = Carrier::kElectronic;
      asked.way = Way::kEmail;
      return;
    case Channel::kInPerson:
    case Channel::kOral:
      asked.carrier = Carrier::kPaper;
      asked.way = Way::kCounter;
      return;
    case Channel::kSignedMail:
    case Channel::kUnsignedMail:
    case Channel::kFax:
      asked.carrier = Carrier::kPaper;
      asked.way = Way::kPost;
      return;
  }
}

ApplyForm FormOf(const DemoCasePlan& plan, account::OrganId organ) {
  ApplyForm form{.organ = organ, .words = {}, .files = {}};
  form.words.applicant = plan.applicant;
  form.words.asked.title = PersonalText(plan.text.title);
  form.words.asked.text = PersonalText(plan.text.text);
  AskFor(form.words.asked, plan.channel);
  return form;
}

/// As if the county's mail server had taken all that is due: it is fictional, like everybody's address.
void MailOut(account::Desk& desk) {
  SendLetterMails(desk, {.send = [](const web::Mail&) { return web::MailOutcome{}; }, .site = {}});
}

bool GivesFiles(std::string_view outcome) { return outcome.starts_with("released") || outcome.starts_with("partly"); }

}  // namespace

template <class T>
T DemoCaseLife::Must(FormResult<T> result, std::string_view what) const {
  if (result) return *result;
  const FieldError& first = result.errors().front();
  throw std::runtime_error("data/demo/cases.tsv, case " + std::to_string(plan_.number) + " (" + plan_.text.title +
                           "), " + std::string(what) + ": " + first.field + " " + first.message);
}

SeenCase DemoCaseLife::Seen() const {
  db::Reader reader = life_.desk.database.Read();
  const auto held = FindCase(reader, id_);
  return {id_, held->handler, held->version};
}

Date DemoCaseLife::After(int working_days) const {
  return account::WorkingDays().AddWorkingDays(Today(), law::WorkingDays{working_days});
}

void DemoCaseLife::Send() {
  if (plan_.channel != Channel::kOnline) return Enter();
  const std::string number = std::to_string(plan_.number);
  const Sender sender{"10.8." + number + ".2", "case" + number, ""};
  id_ = Must(SendApplication(life_.desk, sender, FormOf(plan_, life_.organ(plan_.organ))), "send").id;
}

void DemoCaseLife::Enter() {
  EnterForm form{
      .channel = plan_.channel, .submitted = Today(), .application = FormOf(plan_, life_.organ(plan_.organ))};
  if (plan_.channel == Channel::kSignedMail) {
    form.signed_for = Today();
    form.submitted = std::chrono::sys_days(Today()) - std::chrono::days(2);
  }
  id_ = Must(EnterApplication(life_.desk, As(PostKind::kHandler), form), "enter").id;
  MailOut(life_.desk);
}

void DemoCaseLife::Assign() {
  const account::Actor handler = As(PostKind::kHandler);
  const CaseEvent assigned{.kind = CaseEventKind::kAssigned, .on = Today(), .to = handler.person};
  Must(ActOnCase(life_.desk, As(PostKind::kOfficeHead), Seen(), {assigned, {}, {}}), "assign");
  const CaseEvent accepted{.kind = CaseEventKind::kAccepted, .on = Today()};
  Must(ActOnCase(life_.desk, handler, Seen(), {accepted, {}, {}}), "accept");
}

void DemoCaseLife::Clock(const law::ReplyEvent& clock, PostKind post, const std::string& words) {
  CaseEvent event{.kind = CaseEventKind::kClock, .on = Today(), .clock = clock};
  event.clock.on = event.on;
  Must(ActOnCase(life_.desk, As(post), Seen(), {event, PersonalText(words), "words"}), law::IdOf(clock.type));
}

void DemoCaseLife::Consult(law::Consulted whom) {
  Clock({.type = ReplyEventType::kConsultationSent, .ref = "征1", .with = whom, .delivered = Today()},
        PostKind::kHandler, "请对公开这份信息提出意见。");
}

void DemoCaseLife::Correct() {
  if (plan_.channel != Channel::kOnline) {
    return Clock({.type = ReplyEventType::kCorrectionReceived}, PostKind::kHandler, "申请人当面作了补充。");
  }
  CorrectionForm form;
  form.asked = FormOf(plan_, life_.organ(plan_.organ)).words.asked;
  form.note = PersonalText("是前年签的那一份，别的想不起来了。");
  Must(SendCorrection(life_.desk, {"10.8.0.2", "case" + std::to_string(plan_.number), ""}, Seen(), form), "correct");
}

std::string DemoCaseLife::AddReleased() {
  account::Deed deed(life_.desk, As(PostKind::kHandler));
  const int number =
      AddFile(deed.transaction(), life_.desk.keys, id_, FileKind::kReleased, PersonalText(plan_.text.title + ".txt"),
              deed.now(), plan_.text.title + "\n\n（演示用的材料，内容是编的。）\n");
  std::string digest;
  for (const CaseFile& file : FilesOf(deed.transaction(), id_)) {
    if (file.number == number) digest = file.digest;
  }
  deed.Record(life_.organ(plan_.organ), "case.file_add", "case:" + ToString(id_));
  deed.Commit();
  return digest;
}

std::string DemoCaseLife::AddRedactedOrWhole() {
  if (plan_.number != kDemoRedactedCase) return AddReleased();
  const DemoRedaction of{.handler = As(PostKind::kHandler), .deputy = As(PostKind::kDeputy), .title = plan_.text.title};
  const auto copy = RedactForDemo(life_, Tools(), Seen(), of);
  return copy ? *copy : AddReleased();
}

void DemoCaseLife::Draft() {
  const DemoCaseText& text = plan_.text;
  DecisionText decision{.outcome = text.outcome,
                        .finding = PersonalText(text.finding),
                        .reasons = PersonalText(text.reasons),
                        .elsewhere = PersonalText(text.elsewhere),
                        .where = PersonalText(text.where),
                        .released_files = {}};
  if (GivesFiles(text.outcome)) decision.released_files.push_back(AddRedactedOrWhole());
  Must(WriteDecision(life_.desk, As(PostKind::kHandler), Seen(), decision), "draft");
}

void DemoCaseLife::Sign(Signer signer, PostKind post) {
  SignDecisionForm form{.signer = signer, .digest = {}, .answers = {}, .remark = {}};
  {
    db::Reader reader = life_.desk.database.Read();
    const auto words = OpenWords(reader, life_.desk.keys, id_);
    const auto decision = DecisionOf(reader, life_.desk.keys, id_);
    form.digest = DigestOf(*decision, *FindCase(reader, id_), *words);
  }
  if (signer == Signer::kSecrecy) form.answers = FittingAnswers(*law::FindOutcome(plan_.text.outcome));
  if (signer == Signer::kApprover) SettleFindings();
  Must(SignDecision(life_.desk, As(post), Seen(), form, Tools()), IdOf(signer));
}

screening::Tools DemoCaseLife::Tools() const {
  return screening::ToolsAtOnce([this] { return life_.moment; });
}

void DemoCaseLife::SettleFindings() {
  Must(ScreenReply(life_.desk, Tools(), As(PostKind::kHandler), id_), "screen");
  ReplyHitsForm form{.run = 0, .hits = {}, .reason = "已逐处核对，可以提供。"};
  {
    db::Reader reader = life_.desk.database.Read();
    const auto reply = ReplyAtHandOf(reader, life_.desk.keys, *FindCase(reader, id_));
    const ReplyScreening screened = ReplyScreeningOf(reader, life_.desk.keys, *reply);
    form.run = screened.run->number;
    for (const screening::StoredHit& hit : screened.found.hits) {
      if (screened.IsOpen(hit)) form.hits.push_back(hit.number);
    }
  }
  if (form.hits.empty()) return;
  Must(OverruleReplyHits(life_.desk, As(PostKind::kSecrecyExaminer), Seen(), form), "settle");
}

/// 第三十二条: who objected is told what is released and why.
void DemoCaseLife::TellOverruled() {
  if (plan_.text.outcome != "released_for_public_interest") return;
  Must(MakeLetterByHand(life_.desk, As(PostKind::kHandler), Seen(),
                        {.kind = LetterKind::kOverruled, .addressee = PersonalText("澄砚清溪养殖专业合作社")}),
       "tell the third party");
}

void DemoCaseLife::NotifyOfFee() {
  const FeeForm form{.on = Today(),
                     .basis = law::FeeBasis::kPages,
                     .units = "312",
                     .already = "",
                     .why = {},
                     .payment = "收到通知次日起20个工作日内，凭缴款码到任一代收银行或者网上缴纳。",
                     .delivered = gongkai::ToString(Today())};
  Must(NotifyFee(life_.desk, As(PostKind::kHandler), Seen(), form), "fee");
  MailOut(life_.desk);
}

void DemoCaseLife::Rate() {
  if (plan_.channel != Channel::kOnline || plan_.number % 4 == 0) return;
  const auto said = disclosure::Satisfactions()[static_cast<std::size_t>(plan_.number % 7 == 0   ? 2
                                                                         : plan_.number % 3 == 0 ? 1
                                                                                                 : 0)];
  Must(SayHowHandled(life_.desk, {"10.8.0.2", "rate" + std::to_string(plan_.number), ""}, Seen(), said), "rate");
}

void DemoCaseLife::Do(DemoStep step) {
  using enum DemoStep;
  switch (step) {
    case kSend:
      return Send();
    case kConfirm:
      Must(ConfirmReceipt(life_.desk, As(PostKind::kHandler), Seen(), Today(), PersonalText("电话确认。")), "confirm");
      return MailOut(life_.desk);
    case kAssign:
      return Assign();
    case kAskCorrection:
      return Clock({.type = ReplyEventType::kCorrectionRequested, .until = After(kDemoCorrectionDays)},
                   PostKind::kHandler, "请写明信息的名称、文号，或者大致的时间和事项。");
    case kCorrect:
      return Correct();
    case kLapseCorrection:
      return Clock({.type = ReplyEventType::kCorrectionLapsed}, PostKind::kHandler,
                   "期限届满没有补正，也没有说明理由。");
    case kAskThird:
      return Consult(law::Consulted::kThirdParty);
    case kAskJoint:
      return Consult(law::Consulted::kJointMaker);
    case kAskOrgan:
      return Consult(law::Consulted::kOtherOrgan);
    case kTheyAnswer:
      return Clock({.type = ReplyEventType::kConsultationClosed, .ref = "征1"}, PostKind::kHandler,
                   plan_.text.story == "third_objects" ? "不同意公开，认为会影响经营。" : "已经回复意见。");
    case kExtend:
      return Clock({.type = ReplyEventType::kExtended, .working_days = kDemoExtension}, PostKind::kOfficeHead,
                   "材料多，需要逐页核对。");
    case kAskWhy:
      return Clock({.type = ReplyEventType::kReasonsRequested}, PostKind::kHandler, "请说明申请的理由。");
    case kTellWhy:
      return Clock({.type = ReplyEventType::kReasonsReceived}, PostKind::kHandler, "想了解工作的全貌。");
    case kDelay:
      return Clock({.type = ReplyEventType::kDelayed, .until = After(kDemoDelayDays)}, PostKind::kHandler,
                   "数量大，分批整理。");
    case kNotifyFee:
      return NotifyOfFee();
    case kPayFee:
      Must(TakePayment(life_.desk, As(PostKind::kHandler), Seen(), Today(),
                       "票" + std::to_string(20'000 + plan_.number)),
           "pay");
      return;
    case kLapseFee:
      Must(LapseFee(life_.desk, As(PostKind::kHandler), Seen(), Today()), "lapse fee");
      return;
    case kWithdraw:
      return Clock({.type = ReplyEventType::kWithdrawn}, PostKind::kHandler, "申请人来电撤回，已经书面确认。");
    case kDraft:
      return Draft();
    case kHandIn:
      SettleFindings();
      Must(HandInDecision(life_.desk, As(PostKind::kHandler), Seen(), Tools()), "hand in");
      return;
    case kSecrecy:
      return Sign(Signer::kSecrecy, PostKind::kSecrecyExaminer);
    case kReview:
      return Sign(Signer::kReviewer, PostKind::kDeputy);
    case kApprove:
      return Sign(Signer::kApprover, PostKind::kChief);
    case kReply:
      TellOverruled();
      Must(SendReply(life_.desk, As(PostKind::kHandler), Seen(), Today()), "reply");
      return MailOut(life_.desk);
    case kRate:
      return Rate();
    case kArchive:
      Must(ActOnCase(life_.desk, As(PostKind::kHandler), Seen(),
                     {CaseEvent{.kind = CaseEventKind::kArchived, .on = Today()}, {}, {}}),
           "archive");
      return;
  }
}

}  // namespace gongkai::request
