// Signing in by the county's identity provider: out to it, and back with a code that says who it is. Whom it names must
// be linked to a person first (sso_link_actions.h); a name that is not linked opens nothing.
//
// Next to read: oidc.h (the protocol), sso_provider_actions.h (talking to the provider), sign_in_actions.h (sessions).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "account/sign_in_actions.h"
#include "account/sso_link_actions.h"
#include "account/sso_provider_actions.h"

namespace gongkai::account {

/// As it is now; off when no issuer is set.
SsoSettings SsoInForce(Desk& desk);

struct Departure {
  std::string address;  // the provider's
  std::string cookie;   // the trip, sealed
};
/// `linking`: who is signed in and wants to link; none: signs in. Errors: kNotFound when there is no provider;
/// kConflict when it does not answer; kInvalidInput and kUnreadable when it is no longer what it was.
Result<Departure> SetOut(Desk& desk, IdentityProvider& provider, std::string return_address, std::string next,
                         std::optional<PersonId> linking);

/// What the browser brought back.
struct Arrival {
  std::string_view cookie;
  std::string_view state, code, error, issuer;
};

struct CameIn {
  SignedIn signed_in;
  std::string next;
};
/// Signed in, or, when one set out to link, an identity to be linked.
using Arrived = std::variant<CameIn, LinkOffer>;

/// Errors: kConflict when the provider does not answer; kNotFound when there is none any more; kForbidden for all that
/// must not open, with a sentence for the person at the door. What the trail may learn of it is recorded.
Result<Arrived> Arrive(Desk& desk, IdentityProvider& provider, const Arrival& arrival,
                       const std::optional<Entrant>& entrant, const Browser& browser);

}  // namespace gongkai::account
