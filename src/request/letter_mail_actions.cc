#include "request/letter_mail_actions.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "account/notice_actions.h"
#include "account/organ_contact_view.h"
#include "db/retry.h"
#include "disclosure/item_steps_actions.h"
#include "request/letter_mail_store.h"
#include "request/letter_paper_view.h"

namespace gongkai::request {
namespace {

using account::Actor;
using account::Deed;
using account::Desk;
using account::Keys;
using disclosure::FormRefused;

constexpr int kMostLetters = 500;  // so that a turn ends well before it would be taken for dead
constexpr std::chrono::minutes kHeldFor{10};

constexpr std::string_view kNoServer = "没有设置邮件服务器";

bool HasAddress(db::Session& session, const Keys& keys, CaseId id) {
  const auto words = OpenWords(session, keys, id);
  return words && !words->applicant.email.empty();
}

// ---- what goes out

struct Made {
  web::Mail mail;
  std::string dropped, failed;  // why nothing goes out, if so
};

/// What is released goes with the reply, as far as mail carries it.
void AddReleased(db::Session& session, const Keys& keys, const Case& held, web::Mail& mail, LetterMailFacts& facts) {
  const auto decision = DecisionOf(session, keys, held.id);
  if (!decision || decision->outcome != held.outcome) return;
  std::size_t all = 0;
  for (const web::MailFile& file : mail.files) all += file.bytes.size();
  for (const CaseFile& file : FilesOf(session, held.id)) {
    const auto& released = decision->released_files;
    if (std::ranges::find(released, file.digest) == released.end()) continue;
    all += static_cast<std::size_t>(file.bytes);
    if (all > kMostMailed) {
      facts.leaves_files_out = true;
      all -= static_cast<std::size_t>(file.bytes);
      continue;
    }
    auto opened = OpenFile(session, keys, held.id, file.number);
    if (!opened) continue;
    mail.files.push_back(
        {std::move(opened->name).Reveal(), "application/octet-stream", std::move(opened->bytes).Reveal()});
    facts.has_files = true;
  }
}

/// False: it goes out no more, and `made` says why.
bool AddLetterFile(db::Session& session, const Keys& keys, const Case& held, const LetterMail& queued, Made& made,
                   LetterMailFacts& facts) {
  const auto opened = OpenLetter(session, keys, held.id, queued.ref);
  if (!opened) {
    made.dropped = "没有这份文书，或者内容已经销毁";
    return false;
  }
  if (opened->letter.delivered) {
    made.dropped = "已经用别的方式送达";
    return false;
  }
  facts.title = opened->text.title;
  facts.number = opened->text.number;
  made.mail.files.push_back({FileNameOf(opened->text, LetterPaper::kPdf), std::string(TypeOf(LetterPaper::kPdf)),
                             PutOnPaper(opened->text, LetterPaper::kPdf)});
  if (LetterKindFrom(opened->letter.kind) == LetterKind::kDecision) AddReleased(session, keys, held, made.mail, facts);
  return true;
}

Made MakeMail(Desk& desk, const LetterMail& queued, const std::string& site) {
  db::Reader reader = desk.database.Read();
  const auto held = FindCase(reader, queued.id);
  const auto words = held && !held->is_erased ? OpenWords(reader, desk.keys, queued.id) : std::nullopt;
  Made made;
  if (!words) {
    made.dropped = "内容已经销毁";
    return made;
  }
  if (words->applicant.email.empty()) {
    made.failed = "申请人没有留电子邮箱";
    return made;
  }
  const auto organ = account::OrganContactOf(reader, held->handler);
  LetterMailFacts facts{.kind = queued.kind,
                        .organ = organ ? organ->name : std::string("行政机关"),
                        .register_number = held->register_number,
                        .received = held->received,
                        .due = held->due,
                        .site = site};
  if (queued.kind == LetterMailKind::kLetter && !AddLetterFile(reader, desk.keys, *held, queued, made, facts)) {
    return made;
  }
  LetterMailWords said = WordsOf(facts);
  made.mail.to = words->applicant.email.Reveal();
  made.mail.subject = std::move(said.subject);
  made.mail.text = std::move(said.text);
  made.mail.id = fmt::format("letter.{}.{}.{}", ToString(queued.id), queued.number, Seconds(queued.at));
  made.mail.date = desk.now();
  return made;
}

// ---- how it went

void End(Desk& desk, const LetterMail& mail, LetterMailState state, std::string_view fault) {
  db::Retry(desk.database, [&](db::Transaction& act) {
    EndLetterMail(act, mail, state, desk.now(), fault);
    act.Commit();
  });
}

CaseEvent DeliveredBy(const Deed& deed, const std::string& ref) {
  CaseEvent event;
  event.kind = CaseEventKind::kDelivered;
  event.on = deed.today();
  event.at = deed.now();
  event.ref = ref;
  return event;
}

/// The server took it: delivered on this day. What the case no longer allows stays for its handler to see.
void PutDownAsDelivered(Desk& desk, const LetterMail& mail, const PersonalText& address) {
  account::RetryDeed(desk, Actor{}, [&](Deed& deed) {
    db::Transaction& act = deed.transaction();
    const auto held = LockedCase(act, mail.id);
    const std::vector<CaseLetter> letters = LettersOf(act, mail.id);
    const auto letter = std::ranges::find(letters, mail.ref, &CaseLetter::ref);
    std::string fault;
    if (letter != letters.end() && !letter->delivered) {
      const std::string proof = std::string(NameOf(Way::kEmail)) + "：" + ToBeijingMinute(deed.now()) +
                                "邮件服务器收下，发往" + address.Reveal();
      const auto done = AppendToCase(deed, desk.keys, *held, DeliveredBy(deed, mail.ref), PersonalText(proof));
      if (done) PutLetterDelivered(act, mail.id, mail.ref, deed.today());
      if (!done) fault = "邮件服务器已经收下，送达请另外记下：" + done.error().message;
    }
    EndLetterMail(act, mail, LetterMailState::kSent, deed.now(), fault);
    deed.Record(held->handler, "case.letter_mailed", CaseObjectOf(mail.id), {{"letter", mail.ref}});
    deed.Commit();
    return 0;
  });
}

/// Not tried any more: who handles it has to deliver it otherwise.
void GiveLetterUp(Desk& desk, const LetterMail& mail, std::string_view fault) {
  account::RetryDeed(desk, Actor{}, [&](Deed& deed) {
    const auto held = LockedCase(deed.transaction(), mail.id);
    EndLetterMail(deed.transaction(), mail, LetterMailState::kFailed, deed.now(), fault);
    account::TellOrgan(deed, held->handler, account::Act::kHandleCases,
                       {.kind = account::NoticeKind::kItem,
                        .key = fmt::format("mail-{}-{}-{}", ToString(mail.id), mail.number, Seconds(mail.at)),
                        .title = "一份文书的电子邮件没有发出，请另外送达",
                        .detail = std::string(fault),
                        .path = "/office/requests/" + ToString(mail.id) + "/letters"});
    deed.Record(held->handler, "case.letter_mail_failed", CaseObjectOf(mail.id), {{"letter", mail.ref}});
    deed.Commit();
    return 0;
  });
}

void GiveUp(Desk& desk, const LetterMail& mail, std::string_view fault) {
  if (mail.kind == LetterMailKind::kLetter) return GiveLetterUp(desk, mail, fault);
  End(desk, mail, LetterMailState::kFailed, fault);
}

LetterMailTrouble TroubleOf(web::MailFate fate) {
  if (fate == web::MailFate::kRefused) return LetterMailTrouble::kRefused;
  return fate == web::MailFate::kUncertain ? LetterMailTrouble::kUnheard : LetterMailTrouble::kAway;
}

void PutDown(Desk& desk, const LetterMail& mail, const PersonalText& address, const web::MailOutcome& outcome) {
  if (outcome.fate == web::MailFate::kSent) {
    if (mail.kind == LetterMailKind::kLetter) return PutDownAsDelivered(desk, mail, address);
    return End(desk, mail, LetterMailState::kSent, "");
  }
  const auto next = NextTry(mail.kind, TroubleOf(outcome.fate), mail.tries, mail.at, desk.now());
  if (!next) return GiveUp(desk, mail, outcome.sentence);
  db::Retry(desk.database, [&](db::Transaction& act) {
    PutLetterMailBack(act, mail, *next, outcome.sentence);
    act.Commit();
  });
}

std::optional<LetterMail> Next(Desk& desk) {
  return db::Retry(desk.database, [&](db::Transaction& act) {
    auto mail = ClaimLetterMail(act, desk.now(), desk.now() + kHeldFor);
    act.Commit();
    return mail;
  });
}

web::MailOutcome Sent(const LetterMailing& mailing, const web::Mail& mail) {
  if (!mailing.send) return {web::MailFate::kNoServer, std::string(kNoServer) + "。"};
  return mailing.send(mail);
}

struct Round {
  int sent = 0, refused = 0;
  std::string away;  // what the server's absence is put in
};

/// False: nobody takes any more now.
bool SendOne(Desk& desk, const LetterMailing& mailing, const LetterMail& queued, Round& round) {
  const Made made = MakeMail(desk, queued, mailing.site);
  if (!made.dropped.empty()) {
    End(desk, queued, LetterMailState::kDropped, made.dropped);
    return true;
  }
  if (!made.failed.empty()) {
    GiveUp(desk, queued, made.failed);
    return true;
  }
  const web::MailOutcome outcome = Sent(mailing, made.mail);
  PutDown(desk, queued, PersonalText(made.mail.to), outcome);
  round.sent += outcome.fate == web::MailFate::kSent ? 1 : 0;
  round.refused += outcome.fate == web::MailFate::kRefused ? 1 : 0;
  if (outcome.fate == web::MailFate::kNoServer) round.away = outcome.sentence;
  return outcome.fate != web::MailFate::kNoServer ||
         !mailing.send;  // of each that waits it is told that none is set up
}

FormResult<CaseId> Again(Deed& deed, const SeenCase& seen, const std::string& ref) {
  if (deed.done_before()) return deed.Earlier(CaseIdFrom);
  auto held = CaseToActOn(deed, seen, account::Act::kHandleCases);
  if (!held) return held.errors();
  const std::vector<CaseLetter> letters = LettersOf(deed.transaction(), seen.id);
  const auto letter = std::ranges::find(letters, ref, &CaseLetter::ref);
  if (letter == letters.end()) return FormRefused("没有这份文书。");
  if (letter->delivered) return FormRefused("这份文书已经记过送达，不再发。");
  const std::vector<LetterMail> mails = LetterMailsOf(deed.transaction(), seen.id);
  const auto mail = std::ranges::find_if(
      mails, [&](const LetterMail& each) { return each.kind == LetterMailKind::kLetter && each.ref == ref; });
  const bool may_go = mail != mails.end() && (mail->state == LetterMailState::kFailed ||
                                              (mail->state == LetterMailState::kWaiting && !mail->fault.empty()));
  if (!may_go) return FormRefused("这份文书没有等着重发的电子邮件。");
  QueueLetterMailAgain(deed.transaction(), *mail, deed.now());
  deed.Record(held->handler, "case.letter_mail_again", CaseObjectOf(seen.id), {{"letter", ref}});
  deed.Commit(ToString(seen.id));
  return seen.id;
}

}  // namespace

void QueueMailOf(Deed& deed, const Keys& keys, const Case& held, LetterKind letter, const std::string& ref) {
  const auto kind = MailOf(letter, held.way);
  if (!kind || !HasAddress(deed.transaction(), keys, held.id)) return;
  QueueLetterMail(deed.transaction(), {.id = held.id, .kind = *kind, .ref = ref, .at = deed.now()});
}

void QueueRegistered(Deed& deed, const Keys& keys, const Case& held) {
  if (!held.received || !HasAddress(deed.transaction(), keys, held.id)) return;
  QueueLetterMail(deed.transaction(),
                  {.id = held.id, .kind = LetterMailKind::kRegistered, .ref = {}, .at = deed.now()});
}

std::string SendLetterMails(Desk& desk, const LetterMailing& mailing) {
  Round round;
  for (int i = 0; i < kMostLetters; ++i) {
    const auto queued = Next(desk);
    if (!queued || !SendOne(desk, mailing, *queued, round)) break;
  }
  std::string told = fmt::format("给申请人发出 {} 封", round.sent);
  if (round.refused > 0) told += fmt::format("，{} 封被拒收", round.refused);
  if (!mailing.send) return told + (round.away.empty() ? "。" : "；" + std::string(kNoServer) + "，文书要另外送达。");
  if (!round.away.empty()) throw std::runtime_error(told + "；发不出去：" + round.away);
  return told + "。";
}

FormResult<CaseId> MailAgain(Desk& desk, const Actor& actor, const SeenCase& seen, const std::string& ref) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Again(deed, seen, ref); });
}

}  // namespace gongkai::request
