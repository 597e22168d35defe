#include "request/receipt_mail_actions.h"

#include <stdexcept>
#include <string>
#include <vector>

#include "account/organ_card_view.h"
#include "db/retry.h"
#include "request/receipt_mail_store.h"

namespace gongkai::request {
namespace {

using account::Desk;

constexpr int kMostLetters = 500;  // so that a turn ends well before it would be taken for dead
constexpr int kMostTries = 3;      // of what may have arrived
constexpr std::chrono::minutes kHeldFor{10};
constexpr std::chrono::hours kKept{24};

web::Mail LetterFor(Desk& desk, const ReceiptMail& mail, const std::string& site) {
  db::Reader reader = desk.database.Read();
  const auto card = account::OrganCardOf(reader, mail.id.organ);
  const std::string organ = card ? card->names.front().name : std::string();
  const std::string where = site.empty() ? "政府信息公开平台的“查办理情况”" : site + "/apply/status";
  return {.to = mail.to.Reveal(),
          .subject = "政府信息公开申请回执",
          .text = "您在" + ToBeijingMinute(mail.at) + "向" + organ + "提交了政府信息公开申请。\n\n查询码：" +
                  mail.code + "\n\n凭查询码和申请时所填证件号码的最后四位，在" + where +
                  "看办到哪一步、怎样答复。机关与您确认收到的那一天，是收到申请之日（政府信息公开条例第三十一条）。\n\n"
                  "不是您提交的，请不用理会，也不要把查询码告诉别人。\n",
          .id = "receipt." + ToString(mail.id) + "." + std::to_string(Seconds(mail.at)),
          .date = desk.now()};
}

/// What surely did not go out waits for the next turn; what may have, for as long as it is held.
void PutDown(Desk& desk, const ReceiptMail& mail, web::MailFate fate) {
  const bool may_come_again =
      fate == web::MailFate::kNoServer || (fate == web::MailFate::kUncertain && mail.tries < kMostTries);
  if (may_come_again) return;
  db::Retry(desk.database, [&](db::Transaction& act) {
    EndReceiptMail(act, mail.id);
    act.Commit();
  });
}

std::optional<ReceiptMail> Next(Desk& desk) {
  return db::Retry(desk.database, [&](db::Transaction& act) {
    auto mail = ClaimReceiptMail(act, desk.keys, desk.now(), desk.now() + kHeldFor);
    act.Commit();
    return mail;
  });
}

std::int64_t Forget(Desk& desk) {
  return db::Retry(desk.database, [&](db::Transaction& act) {
    const std::int64_t forgotten = ForgetReceiptMails(act, desk.now() - kKept);
    act.Commit();
    return forgotten;
  });
}

/// Thrown, so that the turn has failed and the administrator is told; all others have gone out before.
[[noreturn]] void TellOfSetAside(const std::vector<std::string>& cases) {
  std::string which;
  for (const std::string& each : cases) which += (which.empty() ? "" : "、") + each;
  throw std::runtime_error("有 " + std::to_string(cases.size()) + " 封回执的内容打不开，已经搁置，没有发出（申请 " +
                           which + "）。请查清数据有没有被改动、密钥文件是不是这份数据的；别的回执照常发出。");
}

}  // namespace

std::string SendReceiptMails(Desk& desk, const ReceiptMailing& mailing) {
  const std::int64_t forgotten = Forget(desk);
  int sent = 0, refused = 0;
  std::vector<std::string> set_aside;
  for (int i = 0; mailing.send && i < kMostLetters; ++i) {
    const auto mail = Next(desk);
    if (!mail) break;
    if (!mail->fault.empty()) {
      set_aside.push_back(ToString(mail->id));
      continue;
    }
    const web::MailOutcome outcome = mailing.send(LetterFor(desk, *mail, mailing.site));
    PutDown(desk, *mail, outcome.fate);
    sent += outcome.fate == web::MailFate::kSent ? 1 : 0;
    refused += outcome.fate == web::MailFate::kRefused ? 1 : 0;
    if (outcome.fate == web::MailFate::kNoServer) throw std::runtime_error(outcome.sentence);
  }
  if (!set_aside.empty()) TellOfSetAside(set_aside);
  std::string told = "发出 " + std::to_string(sent) + " 封回执";
  if (refused > 0) told += "，" + std::to_string(refused) + " 封被拒收";
  if (forgotten > 0) told += "，" + std::to_string(forgotten) + " 封一天没有发出，不再发";
  return told + "。";
}

}  // namespace gongkai::request
