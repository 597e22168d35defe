// The receipt of an application by mail, to who asked for it: the organ, the time, the query code; nothing of what is
// asked for and nothing that tells who asks, for mail is read by others on its way. Called every minute by a timed job;
// however many processes do, each letter is one's. Who is killed in the middle leaves one that may arrive twice.
#pragma once

#include <string>

#include "account/deed.h"
#include "web/mail_client.h"

namespace gongkai::request {

struct ReceiptMailing {
  web::SendMail send{};  // empty: no letters can be sent
  std::string site{};    // "https://zwgk.example" with the base path; empty: unknown
};

/// All that is due; one line of what came of it. Throws with what stands in the way when the mail server is away.
std::string SendReceiptMails(account::Desk& desk, const ReceiptMailing& mailing);

}  // namespace gongkai::request
