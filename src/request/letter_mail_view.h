// How the mail of a letter went, on its page and in lists; and which letters wait for somebody because their mail did
// not go out. Nothing personal: neither addresses nor words.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "account/visitor.h"
#include "request/case_store.h"
#include "request/letter_mail_store.h"
#include "web/html.h"

namespace gongkai::request {

inline constexpr std::string_view kLetterMailsPath = "/office/letter-mails";

/// "电子邮件没有发出：…"; nothing where no mail belongs to that letter. With `again` what sends it once more.
web::Html DrawLetterMail(const std::vector<LetterMail>& mails, const std::string& ref, const web::Html& again);
/// For a list; nothing where all is well.
web::Html MailBadge(const std::vector<LetterMail>& mails, const std::string& ref);
/// Whether it may be sent once more.
bool MayMailAgain(const LetterMail& mail);
const LetterMail* MailOf(const std::vector<LetterMail>& mails, const std::string& ref);

struct UnmailedLetter {
  LetterMail mail;
  account::OrganId handler{0};
  std::string number;  // "2026-0012 号申请"
};
/// Of the organs for which this visitor handles applications, the oldest first.
std::vector<UnmailedLetter> UnmailedLetters(db::Session& session, const account::Visitor& visitor, Date today);
/// The same by organ, for the worklist.
std::vector<std::pair<account::OrganId, int>> CountUnmailed(db::Session& session, const account::Visitor& visitor,
                                                            Date today);

}  // namespace gongkai::request
