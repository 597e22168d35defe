// Letters to readers: the one that asks for confirmation, and each morning what became public since. What stands in a
// letter is asked of the gate when the letter is made. Called every minute by a timed job; however many processes do,
// each letter is one's (subscription_store.h, Claim). Who is killed in the middle leaves one that may arrive twice.
#pragma once

#include <string>

#include "account/deed.h"
#include "web/mail_client.h"

namespace gongkai::disclosure {

struct ReaderMail {
  web::SendMail send{};  // empty: no letters can be sent
  std::string site{};    // "https://zwgk.example" with the base path; empty: unknown
};

/// All that is due; one line of what came of it. Forgets what was not confirmed in time. Throws with what stands in the
/// way when the mail server is away, so that the turn of the job has failed where people look for it.
std::string SendToReaders(account::Desk& desk, const ReaderMail& mail);

}  // namespace gongkai::disclosure
