// Talking to the identity provider: what it says of itself, its keys, and a code turned into who it is. What it says of
// itself and its keys are kept for some minutes; a token under a key that is not among them has the keys fetched once
// more, so that a provider may change them at any time.
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "account/oidc.h"
#include "account/oidc_token.h"
#include "account/oidc_trip.h"
#include "web/http_client.h"

namespace gongkai::account {

class IdentityProvider {
 public:
  explicit IdentityProvider(web::Fetch fetch) : fetch_(std::move(fetch)) {}

  /// Errors: kConflict when it does not answer; as ReadMetadata.
  Result<ProviderMetadata> Metadata(const SsoSettings& settings, Instant now);

  /// Who has signed in, for a code that came back from this trip. Errors: kConflict when it does not answer; kNotFound
  /// when it does not take the code; kForbidden and kUnreadable as oidc_token.h. The sentences are for administrators
  /// and hold nothing of what was sent.
  Result<Identity> Redeem(const SsoSettings& settings, const Trip& trip, std::string_view code, Instant now);

  /// For the test of settings that nobody uses yet: all is asked, nothing is kept. Errors say what is wrong.
  Result<ProviderMetadata> AskMetadata(const SsoSettings& settings);
  Result<KeySet> AskKeys(const ProviderMetadata& metadata);
  /// Whether it knows the client by this secret.
  Status CheckClient(const ProviderMetadata& metadata, const SsoSettings& settings, std::string_view return_address);

 private:
  struct Known {
    ProviderMetadata metadata;
    std::optional<KeySet> keys{};
    Instant at{};
  };

  Result<crypto::WebKey> KeyFor(const ProviderMetadata& metadata, const IdToken& token);
  std::optional<crypto::WebKey> KnownKey(const ProviderMetadata& metadata, const IdToken& token);

  web::Fetch fetch_;
  std::mutex mutex_;  // over what is known; never held while the provider is asked
  std::optional<Known> known_;
};

}  // namespace gongkai::account
