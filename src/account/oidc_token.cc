#include "account/oidc_token.h"

#include <algorithm>
#include <initializer_list>
#include <nlohmann/json.hpp>

#include "account/json_text.h"
#include "crypto/bytes.h"

namespace gongkai::account {
namespace {

using Json = nlohmann::json;
using Algorithm = crypto::WebKey::Algorithm;

constexpr std::size_t kLongestToken = 64 * 1024;
constexpr std::size_t kMostKeys = 100;
constexpr std::size_t kLongestSub = 255;             // of the standard
constexpr std::size_t kLongestName = 100;            // in bytes; a longer one is not shown
constexpr std::chrono::seconds kLeeway{120};         // between the two clocks
constexpr std::chrono::hours kOldest{1};             // a token is made when it is asked for
constexpr double kLatestSecond = 253'402'300'800.0;  // the year 10000

Error NotOne() { return {ErrorKind::kUnreadable, "身份提供方给的登录凭据（ID Token）读不出来。", ""}; }
Error Wrong(std::string what) {
  return {ErrorKind::kForbidden, "身份提供方给的登录凭据（ID Token）不能用：" + std::move(what), ""};
}

std::optional<Json> ObjectIn(std::string_view base64) {
  const auto bytes = crypto::ParseBase64Url(base64);
  if (!bytes) return std::nullopt;
  Json object = Json::parse(*bytes, nullptr, false);
  return object.is_object() ? std::optional(std::move(object)) : std::nullopt;
}

std::optional<Algorithm> AlgorithmNamed(std::string_view name) {
  if (name == "RS256") return Algorithm::kRs256;
  if (name == "ES256") return Algorithm::kEs256;
  return std::nullopt;
}

std::string NumberIn(const Json& jwk, const char* name) {
  return crypto::ParseBase64Url(TextIn(jwk, name)).value_or("");
}

std::optional<crypto::WebKey> KeyOf(const Json& jwk) {
  if (!jwk.is_object()) return std::nullopt;
  if (const std::string use = TextIn(jwk, "use"); !use.empty() && use != "sig") return std::nullopt;
  const std::string kind = TextIn(jwk, "kty"), algorithm = TextIn(jwk, "alg");
  const auto is_for = [&](std::string_view name) { return algorithm.empty() || algorithm == name; };
  if (kind == "RSA" && is_for("RS256")) return crypto::WebKey::Rsa(NumberIn(jwk, "n"), NumberIn(jwk, "e"));
  if (kind == "EC" && is_for("ES256") && TextIn(jwk, "crv") == "P-256") {
    return crypto::WebKey::P256(NumberIn(jwk, "x"), NumberIn(jwk, "y"));
  }
  return std::nullopt;
}

// Seconds since 1970, as whole or broken numbers; nothing when it is neither.
std::optional<Instant> MomentIn(const Json& payload, const char* name) {
  const auto found = payload.find(name);
  if (found == payload.end() || !found->is_number()) return std::nullopt;
  const auto seconds = found->get<double>();
  if (!(seconds >= 0 && seconds < kLatestSecond)) return std::nullopt;
  return Instant(std::chrono::seconds(static_cast<std::int64_t>(seconds)));
}

std::vector<std::string> TextsIn(const Json& payload, const char* name) {
  std::vector<std::string> texts;
  const auto found = payload.find(name);
  if (found == payload.end()) return texts;
  if (found->is_string()) texts.push_back(found->get<std::string>());
  if (!found->is_array()) return texts;
  for (const Json& each : *found) {
    if (each.is_string()) texts.push_back(each.get<std::string>());
  }
  return texts;
}

Status CheckAudience(const Json& payload, std::string_view client_id) {
  const auto audience = TextsIn(payload, "aud");
  if (!std::ranges::count(audience, client_id)) return Wrong("它是发给别的系统的。");
  const std::string party = TextIn(payload, "azp");
  const bool must_be_named = audience.size() > 1 || payload.contains("azp");
  if (must_be_named && party != client_id) return Wrong("它是别的系统申请的。");
  return Ok();
}

Status CheckTime(const Json& payload, Instant now) {
  const auto ends = MomentIn(payload, "exp"), begins = MomentIn(payload, "iat");
  if (!ends || !begins) return Wrong("没有写明时间。");
  if (*ends + kLeeway <= now) return Wrong("它已经过期。请检查两边的时钟。");
  if (now + kLeeway < *begins) return Wrong("它的签发时间在将来。请检查两边的时钟。");
  if (*begins + kOldest + kLeeway <= now) return Wrong("它签发得太早。请检查两边的时钟。");
  const auto not_before = MomentIn(payload, "nbf");
  if (payload.contains("nbf") && (!not_before || now + kLeeway < *not_before)) return Wrong("它还没有生效。");
  return Ok();
}

std::string NameIn(const Json& payload) {
  for (const char* claim : {"name", "preferred_username", "email"}) {
    if (std::string name = TextIn(payload, claim); !name.empty() && name.size() <= kLongestName) return name;
  }
  return {};
}

bool HasAny(const std::vector<std::string>& texts, std::initializer_list<std::string_view> wanted) {
  return std::ranges::any_of(texts, [&](const std::string& text) { return std::ranges::count(wanted, text) > 0; });
}

}  // namespace

Result<KeySet> KeySet::Read(std::string_view json) {
  const Json object = Json::parse(json, nullptr, false);
  const Json keys = object.is_object() ? object.value("keys", Json()) : Json();
  KeySet set;
  if (keys.is_array() && keys.size() <= kMostKeys) {
    for (const Json& jwk : keys) {
      if (auto key = KeyOf(jwk)) set.keys_.emplace_back(TextIn(jwk, "kid"), std::move(*key));
    }
  }
  if (set.keys_.empty()) {
    return Error{ErrorKind::kUnreadable, "身份提供方没有公布可以用来核对签名的公钥（RSA 2048 位以上，或 P-256）。", ""};
  }
  return set;
}

const crypto::WebKey* KeySet::Find(std::string_view kid, Algorithm algorithm) const {
  const crypto::WebKey* found = nullptr;
  for (const auto& [name, key] : keys_) {
    if (key.algorithm() != algorithm || (!kid.empty() && name != kid)) continue;
    if (found != nullptr) return nullptr;  // two that it could be
    found = &key;
  }
  return found;
}

Result<IdToken> ReadIdToken(std::string_view token) {
  const std::size_t first = token.find('.'), last = token.rfind('.');
  if (token.size() > kLongestToken || first == token.npos || first == last || token.find('.', first + 1) != last) {
    return NotOne();
  }
  const auto header = ObjectIn(token.substr(0, first));
  const auto payload = crypto::ParseBase64Url(token.substr(first + 1, last - first - 1));
  const auto signature = crypto::ParseBase64Url(token.substr(last + 1));
  if (!header || !payload || !signature) return NotOne();
  const auto algorithm = AlgorithmNamed(TextIn(*header, "alg"));
  if (!algorithm) return Wrong("签名算法不是 RS256 或 ES256。");
  if (header->contains("crit")) return Wrong("它要求本系统不认识的处理。");
  return IdToken{*algorithm, TextIn(*header, "kid"), std::string(token.substr(0, last)), *signature, *payload};
}

Result<Identity> CheckIdToken(const IdToken& token, const crypto::WebKey& key, const Expected& expected) {
  if (key.algorithm() != token.algorithm || !key.Verify(token.signed_part, token.signature)) {
    return Wrong("签名对不上。");
  }
  const Json payload = Json::parse(token.payload, nullptr, false);
  if (!payload.is_object()) return NotOne();
  if (TextIn(payload, "iss") != expected.issuer) return Wrong("它是别处签发的。");
  TRY(CheckAudience(payload, expected.client_id));
  TRY(CheckTime(payload, expected.now));
  if (expected.nonce.empty() || !crypto::SameInConstantTime(TextIn(payload, "nonce"), expected.nonce)) {
    return Wrong("它不是为这一次登录签发的。");
  }
  Identity identity{.sub = TextIn(payload, "sub"),
                    .name = NameIn(payload),
                    .amr = TextsIn(payload, "amr"),
                    .acr = TextIn(payload, "acr")};
  if (identity.sub.empty() || identity.sub.size() > kLongestSub) return Wrong("没有写明是谁。");
  return identity;
}

bool SaysTwoFactors(const Identity& identity, std::string_view trusted_acr) {
  if (HasAny(identity.amr, {"mfa"})) return true;
  if (!trusted_acr.empty() && identity.acr == trusted_acr) return true;
  return HasAny(identity.amr, {"pwd", "pin", "kba"}) && HasAny(identity.amr, {"otp", "hwk", "swk", "sc", "sms", "tel"});
}

}  // namespace gongkai::account
