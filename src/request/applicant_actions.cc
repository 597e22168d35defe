#include "request/applicant_actions.h"

#include <algorithm>

#include "account/notice_actions.h"
#include "account/working_days_view.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "request/intake_limits.h"
#include "request/satisfaction_store.h"
#include "request/sealed_case_store.h"

namespace gongkai::request {
namespace {

using account::Actor;
using account::Deed;
using account::Desk;

std::string TrailNameOf(CaseId id) { return "case:" + ToString(id); }

struct Standing {
  CaseFold fold;
  CaseStatus status;
};

Standing StandingOf(db::Session& session, const Case& held) {
  const CaseFold fold = FoldOf(session, held);
  return {fold, StatusOf(fold, account::WorkingDays())};
}

FieldErrors Whole(std::string words) { return {{std::string(), std::move(words)}}; }

/// What is told once, or a few times: a page sent again and again would fill the case and everybody's notices.
std::optional<std::string> AgainstMore(db::Session& session, ApplicantAct act, CaseId id) {
  if (act == ApplicantAct::kExplain && !IsAskedWhy(EventsOf(session, id))) {
    return "机关没有请您说明理由，或者已经收到您的说明。";
  }
  if (act == ApplicantAct::kPaid && RemarksByApplicant(EventsOf(session, id)) >= kMostRemarksByApplicant) {
    return "已经告诉机关几次了，机关都能看到；还有情况的，请打联系电话。";
  }
  return std::nullopt;
}

/// One act on a case that is as the page had it, and open to that act.
template <class Act>
FormResult<CaseId> Do(Desk& desk, const Sender& sender, const SeenCase& seen, ApplicantAct what, Act act,
                      account::ActPlace place = account::ActPlace::current()) {
  // No address: it would stand in the trail for good.
  const std::string once = sender.once_key.empty() ? std::string() : sender.client + "|" + sender.once_key;
  return account::RetryDeed(desk, Actor{.once_key = once}, place, [&](Deed& deed) -> FormResult<CaseId> {
    if (deed.done_before()) return seen.id;
    auto held = LockedCase(deed.transaction(), seen.id);
    if (!held) return Whole("没有这件申请。");
    const Standing standing = StandingOf(deed.transaction(), *held);
    if (auto against = Against(what, standing.status, standing.fold)) return Whole(std::move(*against));
    if (auto against = AgainstMore(deed.transaction(), what, seen.id)) return Whole(std::move(*against));
    // How it was found goes with whatever the office files meanwhile.
    if (what != ApplicantAct::kRate && held->version != seen.version) {
      return FieldError{std::string(kVersionField), "机关刚刚有了新的处理，请看过以后再提交；您写的还在下面。"};
    }
    return act(deed, std::move(*held));
  });
}

void TellHandlers(Deed& deed, const Case& held, std::string_view what, std::string title) {
  account::TellOrgan(deed, held.handler, account::Act::kHandleCases,
                     {.kind = account::NoticeKind::kItem,
                      .key = "case-" + std::string(what) + "-" + ToString(held.id) + "-" + std::to_string(held.version),
                      .title = std::move(title),
                      .detail = held.register_number.empty() ? "" : "登记编号 " + held.register_number + "。",
                      .path = "/office/requests/" + ToString(held.id)});
}

CaseEvent ClockEvent(const Deed& deed, law::ReplyEventType type) {
  CaseEvent event{.kind = CaseEventKind::kClock, .on = deed.today(), .at = deed.now()};
  event.clock.type = type;
  event.clock.on = deed.today();
  return event;
}

PersonalText TidiedWords(const PersonalText& words) {
  return PersonalText(std::string(Trim(WithoutInvisible(words.Reveal()))));
}

FieldErrors FaultsOfWords(const PersonalText& words, std::string_view field, std::string_view what, bool is_required) {
  if (is_required && words.empty()) return {{std::string(field), "请填写" + std::string(what) + "。"}};
  const std::size_t length = Utf8Length(words.Reveal());
  if (length <= kLongestApplicantWords) return {};
  return {{std::string(field), std::string(what) + "最多" + std::to_string(kLongestApplicantWords) + "个字，现在有" +
                                   std::to_string(length) + "个字。"}};
}

FieldErrors FaultsOfFiles(const std::vector<UploadedFile>& files) {
  if (files.size() > kMostCorrectionFiles) {
    return {{"files", "最多附" + std::to_string(kMostCorrectionFiles) + "个文件。"}};
  }
  for (const UploadedFile& file : files) {
    if (std::string fault = FaultOfFile(file.name.Reveal(), file.bytes); !fault.empty()) {
      return {{"files", std::move(fault)}};
    }
    if (file.bytes.size() > kLargestCorrectionFile) return {{"files", "每个文件最多10兆字节。"}};
  }
  return {};
}

/// For the event: what was said besides, and what stood there before.
PersonalText WordsOfCorrection(const Asked& before, const PersonalText& note) {
  std::string words;
  if (!note.empty()) words += "补充说明：" + note.Reveal() + "\n";
  words += "补正前的名称：" + before.title.Reveal() + "\n补正前的描述：" + before.text.Reveal();
  if (!before.file_number.empty()) words += "\n补正前的文号：" + before.file_number.Reveal();
  return PersonalText(std::move(words));
}

/// Before the write lock, which all others wait for. Nothing where the case is not there, or was erased.
std::optional<SealedFiles> Sealed(Desk& desk, CaseId id, const std::vector<UploadedFile>& files) {
  std::optional<SealedFiles> ready;
  {
    db::Reader reader = desk.database.Read();
    ready = SealedFiles::BehindThoseOf(reader, desk.keys, id);
  }
  if (!ready) return ready;
  for (const UploadedFile& file : files) ready->Add(FileKind::kCorrection, file.name, file.bytes);
  return ready;
}

FormResult<CaseId> Correct(Desk& desk, Deed& deed, const Case& held, const CorrectionForm& form,
                           const std::optional<SealedFiles>& ready) {
  db::Transaction& act = deed.transaction();
  auto words = OpenWords(act, desk.keys, held.id);
  if (!words) return Whole("这件申请的个人信息已经按规定销毁，不能再办。");
  const PersonalText before = WordsOfCorrection(words->asked, form.note);
  const auto done =
      AppendToCase(deed, desk.keys, held, ClockEvent(deed, law::ReplyEventType::kCorrectionReceived), before);
  if (!done) return Whole(done.error().message);
  words->asked = form.asked;
  PutWords(act, desk.keys, held.id, *words);
  const bool is_put = ready && ready->Put(act, held.id, deed.now());
  for (const UploadedFile& file : form.files) {
    if (is_put) break;
    AddFile(act, desk.keys, held.id, FileKind::kCorrection, file.name, deed.now(), file.bytes);
  }
  TellHandlers(deed, *done, "corrected", "申请人已经补正，答复期限从今天起重新计算");
  deed.Record(held.handler, "case.correct_by_applicant", TrailNameOf(held.id),
              {{"files", std::to_string(form.files.size())}});
  deed.Commit(ToString(held.id));
  return held.id;
}

/// An event that needs words alone.
struct WordAct {
  ApplicantAct what;
  std::optional<law::ReplyEventType> clock;  // none: a remark
  std::string_view record, notice_key, title;
  std::string_view label;
  bool needs_words = true;
};

FormResult<CaseId> DoWithWords(Desk& desk, const Sender& sender, const SeenCase& seen, const WordAct& what,
                               const PersonalText& typed) {
  const PersonalText words = TidiedWords(typed);
  if (FieldErrors errors = FaultsOfWords(words, "words", what.label, what.needs_words); !errors.empty()) return errors;
  return Do(desk, sender, seen, what.what, [&](Deed& deed, Case held) -> FormResult<CaseId> {
    const CaseEvent event = what.clock ? ClockEvent(deed, *what.clock)
                                       : CaseEvent{.kind = CaseEventKind::kNoted, .on = deed.today(), .at = deed.now()};
    const auto done = AppendToCase(deed, desk.keys, std::move(held), event, words);
    if (!done) return Whole(done.error().message);
    TellHandlers(deed, *done, what.notice_key, std::string(what.title));
    deed.Record(done->handler, what.record, TrailNameOf(seen.id));
    deed.Commit(ToString(seen.id));
    return seen.id;
  });
}

}  // namespace

FormResult<CaseId> SendCorrection(Desk& desk, const Sender& sender, const SeenCase& seen, const CorrectionForm& typed) {
  CorrectionForm form = typed;
  form.asked = Tidied(typed.asked);
  form.note = TidiedWords(typed.note);
  FieldErrors errors = FaultsOf(form.asked);
  for (FieldErrors more : {FaultsOfWords(form.note, "note", "补充说明", false), FaultsOfFiles(form.files)}) {
    std::ranges::move(more, std::back_inserter(errors));
  }
  if (!errors.empty()) return errors;
  const auto ready = Sealed(desk, seen.id, form.files);
  return Do(desk, sender, seen, ApplicantAct::kCorrect,
            [&](Deed& deed, const Case& held) { return Correct(desk, deed, held, form, ready); });
}

FormResult<CaseId> ExplainReasons(Desk& desk, const Sender& sender, const SeenCase& seen, PersonalText words) {
  return DoWithWords(desk, sender, seen,
                     {ApplicantAct::kExplain, law::ReplyEventType::kReasonsReceived, "case.explain_by_applicant",
                      "explained", "申请人说明了理由", "理由"},
                     words);
}

FormResult<CaseId> TellPaid(Desk& desk, const Sender& sender, const SeenCase& seen, PersonalText words) {
  return DoWithWords(desk, sender, seen,
                     {ApplicantAct::kPaid, std::nullopt, "case.paid_by_applicant", "paid",
                      "申请人告知已经缴费，请核对后登记", "缴费的日期和方式"},
                     words);
}

FormResult<CaseId> WithdrawByApplicant(Desk& desk, const Sender& sender, const SeenCase& seen, PersonalText words) {
  return DoWithWords(desk, sender, seen,
                     {ApplicantAct::kWithdraw, law::ReplyEventType::kWithdrawn, "case.withdraw_by_applicant",
                      "withdrawn", "申请人撤回了申请", "撤回的原因", false},
                     words);
}

FormResult<CaseId> SayHowHandled(Desk& desk, const Sender& sender, const SeenCase& seen,
                                 std::optional<disclosure::Satisfaction> satisfaction) {
  if (!satisfaction) return FieldError{"satisfaction", "请选择一项。"};
  return Do(desk, sender, seen, ApplicantAct::kRate, [&](Deed& deed, const Case& held) -> FormResult<CaseId> {
    if (SatisfactionOf(deed.transaction(), held.id) == *satisfaction) return held.id;  // said again, it is the same
    PutSatisfaction(deed.transaction(), held.id, *satisfaction, deed.now());
    deed.Record(held.handler, "case.rate_by_applicant", TrailNameOf(held.id),
                {{"satisfaction", std::string(IdOf(*satisfaction))}});
    deed.Commit(ToString(held.id));
    return held.id;
  });
}

}  // namespace gongkai::request
