#include "request/letter_mail_view.h"

#include <algorithm>
#include <map>

#include "request/case_due_view.h"

namespace gongkai::request {
namespace {

using web::Html;
using web::Markup;

constexpr int kMost = 200;

bool IsInTrouble(const LetterMail& mail) {
  return mail.state == LetterMailState::kFailed || (mail.state == LetterMailState::kWaiting && !mail.fault.empty());
}

std::string NameOf(const LetterMail& mail) { return mail.kind == LetterMailKind::kNote ? "提醒邮件" : "电子邮件"; }

Html BadgeOf(std::string_view look, const std::string& words) {
  return Markup("<span class=\"badge {}\">{}</span>", look, words);
}

Html Standing(const LetterMail& mail) {
  const std::string name = NameOf(mail);
  const std::string when = mail.ended ? ToBeijingMinute(*mail.ended) : std::string();
  switch (mail.state) {
    case LetterMailState::kSent:
      return Markup("{} {}　邮件服务器收下。{}", BadgeOf("gk-badge-good", name + "已发出"), when, mail.fault);
    case LetterMailState::kDropped:
      return Markup("{} {}", BadgeOf("gk-badge-quiet", name + "没有发"), mail.fault + "。");
    case LetterMailState::kFailed:
      return Markup("{} {}　{}不再试。", BadgeOf("gk-badge-error", name + "没有发出"), when, mail.fault);
    case LetterMailState::kWaiting:
      break;
  }
  if (mail.fault.empty()) return BadgeOf("gk-badge-quiet", name + "等着发出");
  return Markup("{} {}会再试。", BadgeOf("gk-badge-error", name + "还没有发出"), mail.fault);
}

}  // namespace

const LetterMail* MailOf(const std::vector<LetterMail>& mails, const std::string& ref) {
  const auto found = std::ranges::find_if(mails, [&](const LetterMail& each) { return each.ref == ref; });
  return found == mails.end() ? nullptr : &*found;
}

bool MayMailAgain(const LetterMail& mail) { return mail.kind == LetterMailKind::kLetter && IsInTrouble(mail); }

Html DrawLetterMail(const std::vector<LetterMail>& mails, const std::string& ref, const Html& again) {
  const LetterMail* mail = MailOf(mails, ref);
  if (mail == nullptr) return {};
  if (!MayMailAgain(*mail)) return Markup("<p>{}</p>", Standing(*mail));
  return Markup("<p>{}</p><p>请再发一次，或者用别的方式送达，再记下送达。</p>{}", Standing(*mail), again);
}

Html MailBadge(const std::vector<LetterMail>& mails, const std::string& ref) {
  const LetterMail* mail = MailOf(mails, ref);
  if (mail == nullptr || !MayMailAgain(*mail)) return {};
  return BadgeOf("gk-badge-error", NameOf(*mail) + "没有发出");
}

std::vector<UnmailedLetter> UnmailedLetters(db::Session& session, const account::Visitor& visitor, Date today) {
  if (!visitor.May(account::Act::kHandleCases)) return {};
  const Instant midnight = std::chrono::sys_days(today) - kBeijingOffset;
  std::vector<UnmailedLetter> letters;
  for (LetterMail& mail : UndeliveredMails(session, visitor.OrgansFor(account::Act::kHandleCases), midnight, kMost)) {
    const auto held = FindCase(session, mail.id);
    if (held) letters.push_back({std::move(mail), held->handler, NumberWords(*held)});
  }
  return letters;
}

std::vector<std::pair<account::OrganId, int>> CountUnmailed(db::Session& session, const account::Visitor& visitor,
                                                            Date today) {
  std::map<account::OrganId, int> counts;
  for (const UnmailedLetter& letter : UnmailedLetters(session, visitor, today)) ++counts[letter.handler];
  return {counts.begin(), counts.end()};
}

}  // namespace gongkai::request
