// What may come from the address of an identity provider: its description of itself, its keys, a token. Each line is
// taken as each of them; and as the claims of a token whose signature is good, since behind a bad one nothing is read.
// Claims that pass must say what was expected of them.
//
// Links: account_rules signing_key nlohmann_json::nlohmann_json
// Seeds: fuzz/seeds/token/*
#include <support/signing_key.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "account/oidc.h"
#include "account/oidc_token.h"
#include "crypto/bytes.h"
#include "try_bytes.h"

namespace {

using namespace gongkai;
using namespace gongkai::account;
using fuzz::Require;

constexpr std::string_view kIssuer = "https://id.example", kClient = "gongkai", kNonce = "n-1";
const Expected kExpected{kIssuer, kClient, kNonce,
                         std::chrono::sys_days(std::chrono::year(2026) / 3 / 10) + std::chrono::hours(1)};

struct Provider {
  testing::SigningKey key = testing::SigningKey::P256();
  KeySet keys = *KeySet::Read("{\"keys\":[" + key.Jwk("k") + "]}");
};

void TryClaims(const Provider& provider, std::string_view claims) {
  const std::string part = crypto::Base64Url(R"({"alg":"ES256","kid":"k"})") + "." + crypto::Base64Url(claims);
  const auto token = ReadIdToken(part + "." + crypto::Base64Url(provider.key.Sign(part)));
  if (!token) return;  // too long
  const auto identity = CheckIdToken(*token, *provider.keys.Find("k", token->algorithm), kExpected);
  if (!identity) return;
  const auto said = nlohmann::json::parse(claims);
  Require(said.at("iss") == kIssuer && said.at("nonce") == kNonce && said.at("sub") == identity->sub);
  Require(said.at("aud").dump().find(kClient) != std::string::npos);
  SaysTwoFactors(*identity, "2");
}

void TryToken(const Provider& provider, std::string_view text) {
  const auto token = ReadIdToken(text);
  const crypto::WebKey* key = token ? provider.keys.Find(token->kid, token->algorithm) : nullptr;
  if (key != nullptr) (void)CheckIdToken(*token, *key, kExpected);
}

void TryMetadata(std::string_view text) {
  const auto metadata = ReadMetadata(text, kIssuer);
  if (!metadata) return;
  Require(metadata->issuer == kIssuer);
  for (const std::string& address : {metadata->authorization_endpoint, metadata->token_endpoint, metadata->jwks_uri}) {
    Require(IsSafeAddress(address));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Provider provider;
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  for (int lines = 0; lines < 8 && !rest.empty(); ++lines) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    TryMetadata(line);
    TryToken(provider, line);
    TryClaims(provider, line);
    (void)KeySet::Read(line);
  }
  return 0;
}
