// An identity provider without a network, for tests: it keeps to the protocol unless a test tells it not to. Codes open
// once, PKCE and the client's secret are looked at as a real one does. tests/sso/ holds ours against a real one.
//
//   FakeProvider provider;
//   AddRoutes(office, read, provider.fetch());
//   const std::string back = provider.SignIn(address, "su-001");   // the query with which the browser comes back
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/instant.h"
#include "base/percent.h"
#include "crypto/bytes.h"
#include "crypto/sha256.h"
#include "support/signing_key.h"
#include "web/http_client.h"

namespace gongkai::testing {

class FakeProvider {
 public:
  using Json = nlohmann::json;

  std::string issuer = "https://id.chengyan.example";
  std::string client_id = "gongkai", client_secret = "Qing-shan:4/zai";
  SigningKey key = SigningKey::P256();
  std::string kid = "2026-1";
  std::function<Instant()> now;

  bool is_down = false;
  std::vector<std::string> asked;                // addresses, in order
  std::function<void(Json&)> change_claims{};    // before they are signed
  std::function<void(Json&)> change_header{};    // the same
  std::function<void(Json&)> change_metadata{};  // what it says of itself

  web::Fetch fetch() {
    return [this](const web::Outgoing& outgoing) { return Answer(outgoing); };
  }

  /// Somebody signs in there, having come by this address.
  std::string SignIn(const std::string& address, const std::string& sub, Json more = Json::object()) {
    const auto query = FieldsOf(address.substr(address.find('?') + 1));
    const std::string code = "code-" + std::to_string(++codes_);
    more.update({{"iss", issuer}, {"sub", sub}, {"aud", query.at("client_id")}, {"nonce", query.at("nonce")}});
    open_[code] = {std::move(more), query.at("code_challenge"), query.at("redirect_uri")};
    return "code=" + code + "&state=" + query.at("state");
  }

  static std::map<std::string, std::string> FieldsOf(std::string_view form) {
    std::map<std::string, std::string> fields;
    while (!form.empty()) {
      const std::string_view pair = form.substr(0, form.find('&'));
      form.remove_prefix(std::min(form.size(), pair.size() + 1));
      const std::size_t at = pair.find('=');
      fields[PercentDecode(pair.substr(0, at), true)] = PercentDecode(pair.substr(at + 1), true);
    }
    return fields;
  }

  std::string Token(Json claims) const {
    const std::int64_t seconds = now().time_since_epoch().count();
    Json all = {{"iat", seconds}, {"exp", seconds + 300}};
    all.update(claims);
    if (change_claims) change_claims(all);
    Json header = {{"alg", key.is_rsa() ? "RS256" : "ES256"}, {"kid", kid}};
    if (change_header) change_header(header);
    const std::string signed_part = crypto::Base64Url(header.dump()) + "." + crypto::Base64Url(all.dump());
    return signed_part + "." + crypto::Base64Url(key.Sign(signed_part));
  }

 private:
  struct Open {
    Json claims;
    std::string challenge, return_address;
  };

  Result<web::Fetched> Answer(const web::Outgoing& outgoing) {
    asked.push_back(outgoing.address);
    if (is_down) return Error{ErrorKind::kConflict, "连不上对方的服务器。", ""};
    if (outgoing.address == issuer + "/.well-known/openid-configuration") return web::Fetched{200, Metadata().dump()};
    if (outgoing.address == issuer + "/keys") return web::Fetched{200, "{\"keys\":[" + key.Jwk(kid) + "]}"};
    if (outgoing.address == issuer + "/token" && outgoing.form) return TakeCode(outgoing);
    return web::Fetched{404, ""};
  }

  Json Metadata() const {
    Json metadata = {{"issuer", issuer},
                     {"authorization_endpoint", issuer + "/authorize"},
                     {"token_endpoint", issuer + "/token"},
                     {"jwks_uri", issuer + "/keys"},
                     {"end_session_endpoint", issuer + "/out"},
                     {"response_types_supported", {"code"}},
                     {"id_token_signing_alg_values_supported", {"RS256", "ES256"}}};
    if (change_metadata) change_metadata(metadata);
    return metadata;
  }

  web::Fetched TakeCode(const web::Outgoing& outgoing) {
    const auto fields = FieldsOf(*outgoing.form);
    const std::string secret = "Basic " + crypto::Base64(PercentEncode(client_id) + ":" + PercentEncode(client_secret));
    if (outgoing.authorization != secret) return {401, R"({"error":"invalid_client"})"};
    const auto open = open_.find(fields.at("code"));
    if (open == open_.end()) return {400, R"({"error":"invalid_grant"})"};
    const Open was = open->second;
    open_.erase(open);
    const std::string challenge = crypto::Base64Url(crypto::Sha256(fields.at("code_verifier")));
    if (challenge != was.challenge || fields.at("redirect_uri") != was.return_address) {
      return {400, R"({"error":"invalid_grant"})"};
    }
    const Json answer = {{"access_token", "none"}, {"token_type", "Bearer"}, {"id_token", Token(was.claims)}};
    return {200, answer.dump()};
  }

  std::map<std::string, Open> open_;
  int codes_ = 0;
};

}  // namespace gongkai::testing
