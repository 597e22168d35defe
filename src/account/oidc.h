// Signing in at the county's identity provider, as rules: what is set, what the provider says of itself, and the way
// there and back. Nothing here asks a network.
//
// Source: OpenID Connect Core 1.0 (authorization code flow), OpenID Connect Discovery 1.0, RFC 7636 (PKCE), RFC 9207
// (iss in the answer). Next to read: oidc_token.h, oidc_trip.h, sso_actions.h.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace gongkai::account {

/// What the security administrator sets; kept by sso_settings_store.h.
struct SsoSettings {
  std::string issuer;  // empty: nobody signs in this way
  std::string client_id;
  std::string client_secret;
  std::string button = "统一身份认证";  // on the sign-in page
  bool trusts_second_factor = false;    // no code of ours when the provider says it has asked for one
  std::string trusted_acr;              // the value of acr that says so, besides amr; may be empty

  bool is_on() const { return !issuer.empty(); }
  bool operator==(const SsoSettings&) const = default;
};

/// What the provider says of itself.
struct ProviderMetadata {
  std::string issuer;
  std::string authorization_endpoint, token_endpoint, jwks_uri;
  std::string end_session_endpoint;         // empty: it has none
  bool takes_secret_in_header = true;       // client_secret_basic, else client_secret_post
  bool names_itself_in_the_answer = false;  // RFC 9207
};

/// https with a host and neither a person nor a fragment in it; http for a machine's own address alone.
bool IsSafeAddress(std::string_view address);

std::string MetadataAddress(std::string_view issuer);

/// Errors: kUnreadable when this is none; kInvalidInput when it is another issuer's, leads over open lines, or cannot
/// do what is asked of it.
Result<ProviderMetadata> ReadMetadata(std::string_view json, std::string_view issuer);

/// How the provider knows a person, as it is kept: its own name before it, so that no two providers' people meet.
std::string SubjectOf(std::string_view issuer, std::string_view sub);

/// What `application/x-www-form-urlencoded` makes of it.
std::string FormField(std::string_view name, std::string_view value);

}  // namespace gongkai::account
