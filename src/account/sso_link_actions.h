// Who the identity provider's people are here: linked by the person, who is signed in, has shown the identity there and
// gives the password once more; or by the system administrator. Without the password a page elsewhere could have
// somebody link a stranger's identity, and the stranger would walk in.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "account/entrance.h"
#include "account/oidc_token.h"
#include "account/people_store.h"
#include "account/sign_in_actions.h"
#include "base/field_errors.h"

namespace gongkai::account {

/// An identity that was shown and is not linked yet. `sealed` comes back with the form, and fits this session alone.
struct LinkOffer {
  std::string name;  // what the provider calls the person
  std::string sealed;
};
LinkOffer OfferLink(Desk& desk, const Entrant& entrant, const std::string& subject, const Identity& identity);
/// The same once more, after a wrong password. None when it is not of this session.
std::optional<LinkOffer> OfferLinkAgain(Desk& desk, const Entrant& entrant, std::string_view sealed);

FormResult<Unit> ConfirmLink(Desk& desk, const Entrant& entrant, std::string_view sealed, std::string_view password,
                             const Browser& browser);

/// Errors: kConflict when there is no password to come in by.
Status Unlink(Desk& desk, const Entrant& entrant);

/// By the system administrator. `sub`: as the provider names the person; empty: nobody any more. All sessions are over.
/// Errors: on "sub"; under kVersionField when somebody else has saved meanwhile.
FormResult<Unit> SetSubject(Desk& desk, const Actor& actor, PersonId person, std::string_view sub,
                            std::int64_t version);

/// As the provider names the person, without its own name; whole when it is another provider's. Empty: nobody.
std::string SubOf(const Person& person, std::string_view issuer);

}  // namespace gongkai::account
