#include "request/intake_actions.h"

#include <algorithm>

#include "account/notice_actions.h"
#include "account/portal_view.h"
#include "account/working_days_view.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "crypto/random.h"
#include "disclosure/item_steps_actions.h"
#include "disclosure/participation/query_code.h"
#include "request/case_import_store.h"
#include "request/intake_limit_store.h"
#include "request/letter_mail_actions.h"
#include "request/receipt_mail_store.h"
#include "request/sealed_case_store.h"

namespace gongkai::request {
namespace {

using account::Act;
using account::Actor;
using account::Deed;
using account::Desk;
using account::OrganId;
using disclosure::FormRefused;
using disclosure::MayActAs;
using disclosure::PlainQueryCode;

constexpr std::size_t kLongestWhy = 1'000;

std::string ObjectOfCase(CaseId id) { return "case:" + ToString(id); }

FieldErrors TooMany(IntakeVerdict verdict) {
  const std::string_view words =
      verdict == IntakeVerdict::kTooManyOfNetwork
          ? "您所在的网络最近提交得太多，请过一小时再试；也可以现在就当面提交或者邮寄。您写的内容还在下面，没有提交。"
          : "现在提交的人太多，请过一会儿再试；也可以当面提交或者邮寄。您写的内容还在下面，没有提交。";
  return {{std::string(kTooManyField), std::string(words)}};
}

void Add(FieldErrors& errors, FieldErrors more) {
  for (FieldError& each : more) errors.push_back(std::move(each));
}

std::uint64_t BytesOf(const std::vector<UploadedFile>& files) {
  std::uint64_t total = 0;
  for (const UploadedFile& file : files) total += file.bytes.size();
  return total;
}

/// By who sends and what is sent: also without files one may apply.
FieldErrors FaultsOfLoad(const IntakeLoad& load, const std::vector<UploadedFile>& files) {
  if (const IntakeVerdict verdict = VerdictOf(load); verdict != IntakeVerdict::kTake) return TooMany(verdict);
  if (TakesFiles(load, BytesOf(files))) return {};
  return {{"files", "最近一天传来的文件太多，现在不能再传。请不带文件提交，材料当面交或者邮寄。"}};
}

FieldErrors FaultsOfFiles(const std::vector<UploadedFile>& files) {
  if (files.size() > kMostApplyFiles) {
    return {{"files", "一份申请最多带" + std::to_string(kMostApplyFiles) + "个文件。"}};
  }
  for (const UploadedFile& file : files) {
    if (std::string fault = FaultOfFile(file.name.Reveal(), file.bytes); !fault.empty()) {
      return {{"files", std::move(fault)}};
    }
  }
  if (BytesOf(files) > kLargestApply) return {{"files", "几个文件合起来超过60兆，请减少或者缩小。"}};
  return {};
}

bool HasAuthority(const std::vector<UploadedFile>& files) {
  return std::ranges::any_of(files, [](const UploadedFile& each) { return each.kind == FileKind::kAuthority; });
}

/// Who acts for somebody shows by what he may; who acts for nobody shows nothing of the kind.
FieldErrors FaultsOfAgent(const Applicant& applicant, const std::vector<UploadedFile>& files) {
  const bool has_proof = HasAuthority(files);
  if (!applicant.agent.empty() && !has_proof) {
    return {{"authority", "由代理人申请的，请附上" + std::string(ProofOf(applicant.agent_basis)) +
                              "（民法典第一百六十五条、第二十三条）；本人申请的，把代理人空着。"}};
  }
  if (applicant.agent.empty() && has_proof) return {{"agent", "附了代理权的证明，请填写代理人。"}};
  return {};
}

ApplyForm Tidied(const ApplyForm& form) {
  ApplyForm tidy = form;
  tidy.words.applicant = Tidied(form.words.applicant);
  tidy.words.asked = Tidied(form.words.asked);
  return tidy;
}

FieldErrors FaultsOfPublic(const ApplyForm& form) {
  const Asked& asked = form.words.asked;
  FieldErrors errors = FaultsOf(form.words.applicant, asked.way == Way::kPost, asked.way == Way::kEmail);
  Add(errors, FaultsOfAgent(form.words.applicant, form.files));
  Add(errors, FaultsOf(asked));
  Add(errors, FaultsOfFiles(form.files));
  return errors;
}

FieldErrors FaultsOfOrgan(db::Session& session, OrganId organ, Date today) {
  if (account::AnswersInItsOwnName(session, organ, today)) return {};
  return {{"organ", "请选择向哪个机关申请。"}};
}

/// The code of this form: the same one each time it is sent, and nowhere kept, nor is what it is made of.
std::string CodeFor(const Desk& desk, const std::string& once_key) {
  return disclosure::QueryCodeOf(once_key.empty() ? crypto::RandomBytes(crypto::Key::kBytes)
                                                  : CaseCodeBytes(desk.keys, once_key));
}

// ---- into the register

/// How and when it came.
struct Coming {
  law::Channel channel = law::Channel::kOnline;
  Date submitted{};
  std::optional<Date> signed_for{}, confirmed{};
};

CaseEvent EventOf(const Deed& deed, CaseEventKind kind, Date on) {
  CaseEvent event{.kind = kind, .on = on, .at = deed.now()};
  if (deed.actor().person.value != 0) {
    event.person = deed.actor().person;
    event.person_name = deed.actor().name;
  }
  return event;
}

/// All of an application that needs no write lock, for which everybody else waits: sealed, hashed, digested before it.
struct Ready {
  Ready(const Desk& desk, const ApplyForm& of, std::string query_code)
      : form(of), code(std::move(query_code)), sealed(of.words) {
    const CaseWords& words = form.words;
    digests.code = CodeDigestOf(desk.keys, *PlainQueryCode(code));
    digests.fact = FactDigestOf(desk.keys, digests.code, SecondFactOf(words.applicant));
    digests.applicant = ApplicantDigestOf(desk.keys, IdentityOf(words.applicant));
    digests.asked = AskedDigestOf(desk.keys, words.asked);
    for (const UploadedFile& file : form.files) sealed.AddFile(file.kind, file.name, file.bytes);
  }

  const ApplyForm& form;
  const std::string code;
  SealedCase sealed;
  CaseDigests digests;
};

std::vector<CaseEvent> EventsOfComing(const Deed& deed, OrganId organ, const Coming& coming) {
  std::vector<CaseEvent> events = {EventOf(deed, CaseEventKind::kSubmitted, coming.submitted)};
  events.front().channel = coming.channel;
  events.front().organ = organ;
  if (coming.signed_for) events.push_back(EventOf(deed, CaseEventKind::kSignedFor, *coming.signed_for));
  if (coming.confirmed) events.push_back(EventOf(deed, CaseEventKind::kConfirmed, *coming.confirmed));
  return events;
}

/// Errors: what the fold says of a day.
Result<Case> CaseOf(const Deed& deed, const ApplyForm& form, const Coming& coming,
                    const std::vector<CaseEvent>& events) {
  Case held{.id = {form.organ, 0}};
  held.channel = coming.channel;
  held.applicant = form.words.applicant.kind;
  held.carrier = form.words.asked.carrier;
  held.way = form.words.asked.way;
  held.at = deed.now();
  held.submitted = coming.submitted;
  CaseFold fold;
  fold.handler = form.organ;
  for (const CaseEvent& event : events) TRY(Apply(fold, event, account::WorkingDays()));
  return WithCopies(std::move(held), fold);
}

/// Once its receipt is established (条例第四十五条: 登记).
void GiveRegisterNumber(const Desk& desk, Deed& deed, Case& held) {
  if (!held.received || !held.register_number.empty()) return;
  db::Transaction& act = deed.transaction();
  // A number that an old register brought in is passed over.
  do {
    held.register_number = NextRegisterNumber(act, held.handler, static_cast<int>(held.received->year()));
  } while (IsRegisterNumberTaken(act, held.handler, held.register_number));
  PutStatus(act, held);
  QueueRegistered(deed, desk.keys, held);
}

/// Whether nobody has come to that organ by the page in this hour: who is to be told is asked then alone.
bool IsFirstOfHour(db::Session& session, OrganId organ, Instant now) {
  return !CameByPageSince(session, organ, std::chrono::floor<std::chrono::hours>(now));
}

/// Told once an hour to those who take in, however many come.
void TellHandlers(Deed& deed, const Case& held, std::string_view title) {
  const std::string hour = ToBeijingMinute(deed.now()).substr(0, sizeof("2026-03-10 10") - 1);
  account::TellOrgan(deed, held.handler, Act::kHandleCases,
                     {.kind = account::NoticeKind::kItem,
                      .key = "requests-" + std::to_string(held.handler.value) + "-" + hour,
                      .title = std::string(title),
                      .detail = "请当天与申请人确认收到；确认之日起计算答复期限（条例第三十一条）。",
                      .path = "/office/requests?stage=" + std::string(IdOf(CaseStage::kUnconfirmed))});
}

/// Adds the case with its files and events. Errors: what the fold says of a day.
Result<Case> AddToRegister(const Desk& desk, Deed& deed, const Ready& ready, const Coming& coming) {
  db::Transaction& act = deed.transaction();
  const std::vector<CaseEvent> events = EventsOfComing(deed, ready.form.organ, coming);
  Case held = TRY(CaseOf(deed, ready.form, coming, events));
  held.id = ready.sealed.Put(act, desk.keys, held, ready.digests, events);
  GiveRegisterNumber(desk, deed, held);
  return held;
}

/// The same form after its key has been forgotten (db::ForgetActs): it is told by its code.
std::optional<ApplyReceipt> MuchEarlier(const Desk& desk, db::Session& session, const std::string& code) {
  const auto held = FindCaseOfForm(session, CodeDigestOf(desk.keys, *PlainQueryCode(code)));
  return held ? std::optional(ApplyReceipt{held->id, code}) : std::nullopt;
}

void RecordArrival(Deed& deed, const Case& held, std::string_view act, std::size_t files) {
  deed.Record(held.handler, act, ObjectOfCase(held.id),
              {{"channel", std::string(IdOf(held.channel))}, {"files", std::to_string(files)}});
}

FormResult<ApplyReceipt> SendIt(const Desk& desk, Deed& deed, const ApplyNetworks& from, const Ready& ready,
                                bool is_first_of_hour) {
  if (deed.done_before()) return ApplyReceipt{deed.Earlier(CaseIdFrom), ready.code};
  db::Transaction& act = deed.transaction();
  // What is counted of one network comes one after the other; others do not wait for it.
  act.Lock("applications from " + from.network);
  if (FieldErrors errors = FaultsOfLoad(NetworkLoadOf(act, from, deed.now()), ready.form.files); !errors.empty()) {
    return errors;
  }
  if (FieldErrors errors = FaultsOfOrgan(act, ready.form.organ, deed.today()); !errors.empty()) return errors;
  AddArrival(act, from, deed.now(), BytesOf(ready.form.files));
  const auto held = AddToRegister(desk, deed, ready, {.submitted = deed.today()});
  if (!held) return FormRefused(held.error().message);
  const PersonalText& email = ready.form.words.applicant.email;
  if (ready.form.wants_mail && !email.empty()) {
    (void)QueueReceiptMail(act, desk.keys, {.id = held->id, .to = email, .code = ready.code, .at = deed.now()});
  }
  if (is_first_of_hour) TellHandlers(deed, *held, "收到公开申请，请确认收到");
  RecordArrival(deed, *held, "request.receive", ready.form.files.size());
  deed.Commit(ToString(held->id));
  return ApplyReceipt{held->id, ready.code};
}

// ---- what an officer enters

FieldErrors FaultsOfDays(const EnterForm& form, Date today) {
  FieldErrors errors;
  const auto check = [&](std::string_view field, const std::optional<Date>& day, std::string_view what) {
    if (!day) return;
    if (*day > today) errors.push_back({std::string(field), std::string(what) + "在今天以后，请核对。"});
    if (form.submitted.ok() && *day < form.submitted) {
      errors.push_back({std::string(field), std::string(what) + "早于提交的日期，请核对。"});
    }
  };
  if (!form.submitted.ok()) {
    errors.push_back({"submitted", "请填写提交（寄到、发来）的日期。"});
  } else if (form.submitted > today) {
    errors.push_back({"submitted", "提交的日期在今天以后，请核对。"});
  }
  if (form.channel == law::Channel::kSignedMail && !form.signed_for) {
    errors.push_back({"signed_for", "需要签收的邮件，请填写签收的日期：期限从这一天起算（条例第三十一条）。"});
  }
  check("signed_for", form.signed_for, "签收的日期");
  check("confirmed", form.confirmed, "确认的日期");
  return errors;
}

/// Days that this channel does not have are not kept.
Coming ComingOf(const EnterForm& form) {
  const bool is_signed = form.channel == law::Channel::kSignedMail;
  return {form.channel, form.submitted, is_signed ? form.signed_for : std::nullopt,
          NeedsConfirmation(form.channel) ? form.confirmed : std::nullopt};
}

FieldErrors FaultsOfEntered(const EnterForm& form, Date today) {
  FieldErrors errors = FaultsOfDays(form, today);
  const Coming coming = ComingOf(form);
  if (errors.empty()) {
    const auto received = law::ReceivedOn({.channel = coming.channel,
                                           .submitted = coming.submitted,
                                           .signed_for = coming.signed_for,
                                           .confirmed = coming.confirmed});
    if (!received) errors.push_back({"submitted", received.error().message + "。"});
  }
  if (form.application.words.applicant.name.empty()) errors.push_back({"name", "请填写申请人的姓名或者名称。"});
  Add(errors, WrongOf(form.application.words.applicant));
  Add(errors, FaultsOf(form.application.words.asked));
  return errors;
}

FormResult<ApplyReceipt> EnterIt(const Desk& desk, Deed& deed, const EnterForm& form, const Ready& ready,
                                 const FieldErrors& faults_of_files) {
  if (deed.done_before()) return ApplyReceipt{deed.Earlier(CaseIdFrom), ready.code};
  if (auto receipt = MuchEarlier(desk, deed.transaction(), ready.code)) return *receipt;
  if (!MayActAs(deed.actor(), Act::kHandleCases)) return FormRefused("您现在的岗位不能登记申请。");
  FieldErrors errors = FaultsOfEntered(form, deed.today());
  Add(errors, faults_of_files);
  Add(errors, FaultsOfOrgan(deed.transaction(), form.application.organ, deed.today()));
  if (!errors.empty()) return errors;
  const auto held = AddToRegister(desk, deed, ready, ComingOf(form));
  if (!held) return FieldErrors{{"submitted", held.error().message}};
  RecordArrival(deed, *held, "request.enter", form.application.files.size());
  deed.Commit(ToString(held->id));
  return ApplyReceipt{held->id, ready.code};
}

// ---- before its receipt is established

/// As the page had it; else why not.
FormResult<Case> Unconfirmed(Deed& deed, const SeenCase& seen) {
  auto held = LockedCase(deed.transaction(), seen.id);
  if (!held || held->handler != seen.handler) {
    return FormRefused("没有这一件，或者已经转给别的机关。");
  }
  if (held->version != seen.version) return FormRefused("别人刚刚办过这一件，请看过现在的情况再办。");
  if (held->received) return FormRefused("这一件已经确认收到，不能再确认，也不能再转。");
  return std::move(*held);
}

PersonalText TidiedWords(const PersonalText& words) {
  return PersonalText(std::string(Trim(WithoutInvisible(words.Reveal()))));
}

FieldErrors FaultsOfConfirmation(const Case& held, Date on, const PersonalText& how, Date today) {
  if (!on.ok()) return {{"on", "请填写双方确认的日期。"}};
  if (on > today) return {{"on", "确认的日期在今天以后，请核对。"}};
  if (on < held.submitted) return {{"on", "确认的日期早于提交的日期，请核对。"}};
  if (Utf8Length(how.Reveal()) > kLongestWhy) return {{"how", "最多写1000个字。"}};
  return {};
}

FormResult<CaseId> ConfirmIt(const Desk& desk, Deed& deed, const SeenCase& seen, Date on, const PersonalText& how) {
  if (deed.done_before()) return deed.Earlier(CaseIdFrom);
  if (!MayActAs(deed.actor(), Act::kHandleCases)) return FormRefused("您现在的岗位不能确认收到申请。");
  const auto held = Unconfirmed(deed, seen);
  if (!held) return held.errors();
  if (FieldErrors errors = FaultsOfConfirmation(*held, on, how, deed.today()); !errors.empty()) return errors;
  auto confirmed = AppendToCase(deed, desk.keys, *held, EventOf(deed, CaseEventKind::kConfirmed, on), how);
  if (!confirmed) return FieldErrors{{"on", confirmed.error().message}};
  GiveRegisterNumber(desk, deed, *confirmed);
  deed.Record(confirmed->handler, "request.confirm", ObjectOfCase(seen.id), {{"on", gongkai::ToString(on)}});
  deed.Commit(ToString(seen.id));
  return seen.id;
}

FieldErrors FaultsOfRouting(db::Session& session, const Case& held, OrganId organ, const PersonalText& why,
                            Date today) {
  FieldErrors errors;
  if (!account::AnswersInItsOwnName(session, organ, today)) {
    errors.push_back({"organ", "请选择转给哪个机关。"});
  } else if (organ == held.handler) {
    errors.push_back({"organ", "这一件现在就在这个机关，请选别的机关。"});
  }
  if (why.empty()) errors.push_back({"words", "请写明为什么转：申请人查询时会知道转给了谁。"});
  if (Utf8Length(why.Reveal()) > kLongestWhy) errors.push_back({"words", "最多写1000个字。"});
  return errors;
}

FormResult<CaseId> RouteIt(const Desk& desk, Deed& deed, const SeenCase& seen, OrganId organ, const PersonalText& why) {
  if (deed.done_before()) return deed.Earlier(CaseIdFrom);
  if (!MayActAs(deed.actor(), Act::kSuperviseCases)) {
    return FormRefused("确认收到以前转给别的机关，由县政府信息公开工作主管部门办理。");
  }
  const auto held = Unconfirmed(deed, seen);
  if (!held) return held.errors();
  FieldErrors errors = FaultsOfRouting(deed.transaction(), *held, organ, why, deed.today());
  if (!errors.empty()) return errors;
  CaseEvent event = EventOf(deed, CaseEventKind::kRouted, deed.today());
  event.organ = organ;
  auto routed = AppendToCase(deed, desk.keys, *held, event, why);
  if (!routed) return FormRefused(routed.error().message);
  if (routed->handler != organ) {
    routed->handler = organ;
    PutStatus(deed.transaction(), *routed);
  }
  TellHandlers(deed, *routed, "县里转来公开申请，请确认收到");
  deed.Record(seen.handler, "request.route", ObjectOfCase(seen.id), {{"to", std::to_string(organ.value)}});
  deed.Commit(ToString(seen.id));
  return seen.id;
}

}  // namespace

bool NeedsConfirmation(law::Channel channel) {
  return channel == law::Channel::kUnsignedMail || channel == law::Channel::kOnline || channel == law::Channel::kFax ||
         channel == law::Channel::kEmail;
}

FormResult<ApplyReceipt> SendApplication(Desk& desk, const Sender& sender, const ApplyForm& given) {
  const ApplyForm form = Tidied(given);
  const ApplyNetworks from = ApplyNetworksOf(desk.keys, sender.network);
  // No address: it would stand in the trail for good.
  const std::string once = sender.once_key.empty() ? std::string() : sender.client + "|" + sender.once_key;
  const std::string code = CodeFor(desk, once);
  bool is_first_of_hour = false;
  {
    // Without the write lock first: who is turned away must not hold up those who work.
    db::Reader reader = desk.database.Read();
    if (auto receipt = MuchEarlier(desk, reader, code)) return *receipt;
    FieldErrors load = FaultsOfLoad(IntakeLoadOf(reader, from, desk.now()), form.files);
    if (ErrorOf(load, kTooManyField) != nullptr) return load;
    FieldErrors errors = FaultsOfPublic(form);
    Add(errors, std::move(load));
    Add(errors, FaultsOfOrgan(reader, form.organ, BeijingDay(desk.now())));
    if (!errors.empty()) return errors;
    is_first_of_hour = IsFirstOfHour(reader, form.organ, desk.now());
  }
  const Ready ready(desk, form, code);
  return RetryDeed(desk, Actor{.once_key = once},
                   [&](Deed& deed) { return SendIt(desk, deed, from, ready, is_first_of_hour); });
}

FormResult<ApplyReceipt> EnterApplication(Desk& desk, const Actor& actor, const EnterForm& given) {
  EnterForm form = given;
  form.application = Tidied(given.application);
  const std::string once =
      actor.once_key.empty() ? std::string() : std::to_string(actor.person.value) + "|" + actor.once_key;
  const FieldErrors faults_of_files = FaultsOfFiles(form.application.files);
  if (!faults_of_files.empty()) form.application.files.clear();
  const Ready ready(desk, form.application, CodeFor(desk, once));
  return RetryDeed(desk, actor, [&](Deed& deed) { return EnterIt(desk, deed, form, ready, faults_of_files); });
}

FormResult<CaseId> ConfirmReceipt(Desk& desk, const Actor& actor, const SeenCase& seen, Date on, PersonalText how) {
  const PersonalText words = TidiedWords(how);
  return RetryDeed(desk, actor, [&](Deed& deed) { return ConfirmIt(desk, deed, seen, on, words); });
}

FormResult<CaseId> RouteCase(Desk& desk, const Actor& actor, const SeenCase& seen, OrganId organ, PersonalText why) {
  const PersonalText words = TidiedWords(why);
  return RetryDeed(desk, actor, [&](Deed& deed) { return RouteIt(desk, deed, seen, organ, words); });
}

}  // namespace gongkai::request
