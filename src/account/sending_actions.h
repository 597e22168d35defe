// Notices leave the house: by mail through the county's server, and to a gateway (SMS, WeChat) by one signed POST a
// letter. Called every minute by a timed job; whoever is killed in the middle leaves a letter that is sent once more
// (outbox_store.h).
#pragma once

#include <string>

#include "account/deed.h"
#include "account/notice.h"
#include "web/http_client.h"
#include "web/mail_client.h"

namespace gongkai::account {

/// The ways out, as the operator set them up; what is empty is not set up.
struct Outlets {
  web::SendMail mail{};
  std::string mail_place{}, mail_from{};  // for people: "mail.example:587（STARTTLS）"
  web::Fetch gateway{};
  std::string gateway_address{}, gateway_secret{};
  std::string site{};  // "https://zwgk.example", with the base path, for the links in letters; empty: unknown

  bool Has(Channel channel) const { return channel == Channel::kMail ? bool(mail) : bool(gateway); }
};

/// All that is due, as long as there is somebody who takes it; one line of what came of it. Throws with what stands in
/// the way when something had to stay, so that the turn of the job has failed where people look for it.
std::string SendDue(Desk& desk, const Outlets& outlets);

/// A letter to the actor, at once. Errors: kConflict with what stands in the way.
Status SendTest(Desk& desk, const Actor& actor, const Outlets& outlets, Channel channel);

}  // namespace gongkai::account
