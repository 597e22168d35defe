// What readers do: ask for a subscription, confirm it by the code that went to the address, end it. None of it stands
// in the audit trail, which is kept for years: what somebody wants to read is no act of the county, and nothing of it
// stays when it ends.
#pragma once

#include "account/deed.h"
#include "base/field_errors.h"
#include "disclosure/subscription/subscription.h"

namespace gongkai::disclosure {

struct SubscriptionForm {
  PersonalText address{};
  SubscribedQuery query{};
  std::string network{};  // the place of web::NetworksOf; empty is not counted
};

/// The same answer whatever is known of the address: nobody learns here who subscribed. Errors: fields "address",
/// "words", or of the form as a whole where the site takes no more.
FormResult<Unit> AskForSubscription(account::Desk& desk, const SubscriptionForm& form);

/// None: there is none of that code (any more).
std::optional<Subscription> SubscriptionOfCode(account::Desk& desk, const PersonalText& code);

/// False: there is none of that code. Confirmed twice is confirmed once.
bool ConfirmSubscriptionOf(account::Desk& desk, const PersonalText& code);

/// No letter to confirm goes to the address of that code any more, whoever asks; what is not confirmed of it is erased.
/// False: there is none of that code.
bool RefuseLettersOf(account::Desk& desk, const PersonalText& code);

/// By hand of the county, for who wrote from that mailbox. False: it was not refused.
bool TakeRefusalBack(account::Desk& desk, const PersonalText& address);

/// False: there was none. Afterwards nothing is kept of it.
bool EndSubscriptionOf(account::Desk& desk, const PersonalText& code);

}  // namespace gongkai::disclosure
