// The ID token: what the provider says, under its signature, of the person who has just signed in there. Nothing of it
// is believed before the signature, the addressee, the time and the nonce have been looked at.
//
//   token = Base64url(header) "." Base64url(payload) "." Base64url(signature)
//   header  {"alg": "RS256" | "ES256", "kid": …}        any other alg, "none" and HS256 above all, is refused
//   payload {"iss", "sub", "aud", "azp", "exp", "iat", "nbf", "nonce", "amr", "acr", "name", "preferred_username"}
//
// Source: OpenID Connect Core 1.0, 3.1.3.7; RFC 7515, 7517, 7519; RFC 8725 (what goes wrong with them); RFC 8176 (amr).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "account/oidc.h"
#include "base/instant.h"
#include "crypto/web_key.h"

namespace gongkai::account {

/// The keys with which a provider signs. Keys of other kinds and for other uses are passed over.
class KeySet {
 public:
  /// Errors: kUnreadable when it is no list of keys, or none in it is of use.
  static Result<KeySet> Read(std::string_view json);

  /// Of that name and algorithm. Without a name: the only one of that algorithm.
  const crypto::WebKey* Find(std::string_view kid, crypto::WebKey::Algorithm algorithm) const;
  std::size_t size() const { return keys_.size(); }

 private:
  std::vector<std::pair<std::string, crypto::WebKey>> keys_;
};

/// A token that was taken apart, and of which nothing is believed yet.
struct IdToken {
  crypto::WebKey::Algorithm algorithm{};
  std::string kid;
  std::string signed_part, signature;
  std::string payload;
};
/// Errors: kUnreadable for what is no token; kForbidden for an algorithm that is not taken.
Result<IdToken> ReadIdToken(std::string_view token);

/// Who signed in, once all was looked at.
struct Identity {
  std::string sub;
  std::string name;  // for the person's own eyes: what the provider calls them; may be empty
  std::vector<std::string> amr;
  std::string acr;
};

/// What a token must say.
struct Expected {
  std::string_view issuer, client_id, nonce;
  Instant now{};
};

/// Errors: kForbidden, with what is wrong.
Result<Identity> CheckIdToken(const IdToken& token, const crypto::WebKey& key, const Expected& expected);

/// Whether the provider says that it asked for two factors: "mfa", something known and something held, or the acr that
/// was set.
bool SaysTwoFactors(const Identity& identity, std::string_view trusted_acr);

}  // namespace gongkai::account
