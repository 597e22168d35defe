// Letters to applicants by mail: queued in the act that makes the letter, so that there is no letter without its mail;
// sent every minute by a timed job. What the server took counts as delivered on that day, with the address and the
// minute as proof, sealed in the case. Addresses and words are opened when a mail is sent and stand nowhere else.
// However many processes send, each mail is one's; who is killed in the middle leaves one that may arrive twice.
//
// Source: 条例第三十九条、第四十条; 行政复议法第二十二条第二款 (delivered over the internet). Next to read:
// letter_mail.h.
#pragma once

#include <string>

#include "account/deed.h"
#include "request/case_actions.h"
#include "request/letter_mail.h"
#include "web/mail_client.h"

namespace gongkai::request {

/// Within the act that made that letter. Nothing where the applicant wants no mail, or gave no address.
void QueueMailOf(account::Deed& deed, const account::Keys& keys, const Case& held, LetterKind letter,
                 const std::string& ref);
/// Within the act that established receipt: 登记回执 to whoever gave an address.
void QueueRegistered(account::Deed& deed, const account::Keys& keys, const Case& held);

struct LetterMailing {
  web::SendMail send{};  // empty: no letters can be sent
  std::string site{};    // "https://zwgk.example" with the base path; empty: unknown
};
/// All that is due; one line of what came of it. Throws with what stands in the way when the mail server is away, so
/// that the turn of the job has failed where people look for it.
std::string SendLetterMails(account::Desk& desk, const LetterMailing& mailing);

/// A letter that did not go out, once more from the beginning. Errors: kVersionField.
FormResult<CaseId> MailAgain(account::Desk& desk, const account::Actor& actor, const SeenCase& seen,
                             const std::string& ref);

}  // namespace gongkai::request
