// One trip to the provider and back: what this browser must bring back, and what nobody else may know. It travels in a
// cookie of the browser, sealed, for ten minutes; nothing of it is in the database.
//
//   state     comes back in the address: whoever was sent here by somebody else has another one, or none
//   nonce     comes back in the ID token: a token made for another sign-in has another one
//   verifier  is told when the code is turned in: whoever has seen the code alone has nothing (PKCE)
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "account/oidc.h"
#include "account/post.h"
#include "base/instant.h"
#include "crypto/key.h"

namespace gongkai::account {

inline constexpr std::chrono::minutes kTripLasts{10};

struct Trip {
  std::string state, nonce, verifier;
  std::string return_address;  // ours, whole: the same at both ends
  std::string next;            // where the person wanted to go
  PersonId linking{0};         // who is signed in and links an identity; 0: signs in
  Instant began_at{};
  bool operator==(const Trip&) const = default;
};

Trip NewTrip(std::string return_address, std::string next, PersonId linking, Instant now);

/// For the cookie. `key` seals; nothing when it is not ours, was changed, or is too old.
std::string SealTrip(const crypto::Key& key, const Trip& trip);
std::optional<Trip> OpenTrip(const crypto::Key& key, std::string_view sealed, Instant now);

/// Where the browser is sent.
std::string AuthorizationAddress(const ProviderMetadata& metadata, const SsoSettings& settings, const Trip& trip);

/// The body with which the code is turned in. With the secret in it unless the provider takes that in the header.
std::string TokenForm(const ProviderMetadata& metadata, const SsoSettings& settings, std::string_view code,
                      std::string_view return_address, std::string_view verifier);
/// "Basic …"; empty when the secret stands in the form.
std::string TokenAuthorization(const ProviderMetadata& metadata, const SsoSettings& settings);

}  // namespace gongkai::account
