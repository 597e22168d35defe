#include "account/sso_provider_actions.h"

#include <nlohmann/json.hpp>

#include "account/json_text.h"

namespace gongkai::account {
namespace {

using Json = nlohmann::json;

constexpr std::chrono::minutes kKnownFor{10};
constexpr int kOk = 200;
constexpr int kServerFault = 500;

Error NoGoodAnswer(int status) {
  return {ErrorKind::kConflict, "身份提供方答复的是状态 " + std::to_string(status) + "，不是要的内容。", ""};
}

Error ClientRefused() { return {ErrorKind::kNotFound, "身份提供方不认客户端编号或密钥。", ""}; }

// Discarded where it is no JSON, in which nothing is found.
Json JsonOf(const web::Fetched& answer) { return Json::parse(answer.body, nullptr, false); }

web::Outgoing TurningIn(const ProviderMetadata& metadata, const SsoSettings& settings, std::string_view code,
                        std::string_view return_address, std::string_view verifier) {
  return {.address = metadata.token_endpoint,
          .form = TokenForm(metadata, settings, code, return_address, verifier),
          .authorization = TokenAuthorization(metadata, settings)};
}

// The provider's own words for a refusal (RFC 6749, 5.2).
Error RefusalIn(const web::Fetched& answer) {
  if (answer.status >= kServerFault) return NoGoodAnswer(answer.status);
  const std::string word = TextIn(JsonOf(answer), "error");
  if (word == "invalid_client" || word == "unauthorized_client") return ClientRefused();
  if (word == "invalid_grant") {
    return {ErrorKind::kNotFound, "身份提供方不接受这个授权码：已经用过、过期，或者不是给本系统的。", ""};
  }
  return {ErrorKind::kNotFound, "身份提供方没有接受这次登录。", ""};
}

}  // namespace

Result<ProviderMetadata> IdentityProvider::AskMetadata(const SsoSettings& settings) {
  const auto answer = TRY(fetch_({.address = MetadataAddress(settings.issuer)}));
  if (answer.status != kOk) return NoGoodAnswer(answer.status);
  return ReadMetadata(answer.body, settings.issuer);
}

Result<KeySet> IdentityProvider::AskKeys(const ProviderMetadata& metadata) {
  const auto answer = TRY(fetch_({.address = metadata.jwks_uri}));
  if (answer.status != kOk) return NoGoodAnswer(answer.status);
  return KeySet::Read(answer.body);
}

Status IdentityProvider::CheckClient(const ProviderMetadata& metadata, const SsoSettings& settings,
                                     std::string_view return_address) {
  // A code that nobody has given out: what it says of that tells whether it would have listened to us.
  const auto answer = TRY(fetch_(TurningIn(metadata, settings, "test", return_address, std::string(43, '0'))));
  const std::string word = TextIn(JsonOf(answer), "error");
  if (word == "invalid_grant" || word == "invalid_request") return Ok();
  if (word.empty()) return NoGoodAnswer(answer.status);
  return ClientRefused();
}

Result<ProviderMetadata> IdentityProvider::Metadata(const SsoSettings& settings, Instant now) {
  {
    const std::lock_guard lock(mutex_);
    if (known_ && known_->metadata.issuer == settings.issuer && now - known_->at < kKnownFor && known_->at <= now) {
      return known_->metadata;
    }
  }
  ProviderMetadata metadata = TRY(AskMetadata(settings));
  const std::lock_guard lock(mutex_);
  known_ = Known{.metadata = metadata, .at = now};
  return metadata;
}

std::optional<crypto::WebKey> IdentityProvider::KnownKey(const ProviderMetadata& metadata, const IdToken& token) {
  const std::lock_guard lock(mutex_);
  if (!known_ || !known_->keys || known_->metadata.jwks_uri != metadata.jwks_uri) return std::nullopt;
  const crypto::WebKey* key = known_->keys->Find(token.kid, token.algorithm);
  return key == nullptr ? std::nullopt : std::optional(*key);
}

Result<crypto::WebKey> IdentityProvider::KeyFor(const ProviderMetadata& metadata, const IdToken& token) {
  if (auto key = KnownKey(metadata, token)) return std::move(*key);
  KeySet keys = TRY(AskKeys(metadata));
  {
    const std::lock_guard lock(mutex_);
    if (known_ && known_->metadata.jwks_uri == metadata.jwks_uri) known_->keys = keys;
  }
  const crypto::WebKey* key = keys.Find(token.kid, token.algorithm);
  if (key == nullptr) {
    return Error{ErrorKind::kForbidden, "身份提供方给的登录凭据（ID Token）不能用：没有公布它的签名公钥。", ""};
  }
  return *key;
}

Result<Identity> IdentityProvider::Redeem(const SsoSettings& settings, const Trip& trip, std::string_view code,
                                          Instant now) {
  const ProviderMetadata metadata = TRY(Metadata(settings, now));
  const auto answer = TRY(fetch_(TurningIn(metadata, settings, code, trip.return_address, trip.verifier)));
  if (answer.status != kOk) return RefusalIn(answer);
  const IdToken token = TRY(ReadIdToken(TextIn(JsonOf(answer), "id_token")));
  const crypto::WebKey key = TRY(KeyFor(metadata, token));
  return CheckIdToken(token, key,
                      {.issuer = metadata.issuer, .client_id = settings.client_id, .nonce = trip.nonce, .now = now});
}

}  // namespace gongkai::account
