// What a provider says of itself, and which addresses are ever asked.
#include "account/oidc.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

namespace gongkai::account {
namespace {

using Json = nlohmann::json;

constexpr const char* kIssuer = "https://id.example/county";

Json Sound() {
  return {{"issuer", kIssuer},
          {"authorization_endpoint", "https://id.example/authorize"},
          {"token_endpoint", "https://id.example/token"},
          {"jwks_uri", "https://id.example/keys"}};
}

std::string Sentence(const Json& metadata) {
  const auto read = ReadMetadata(metadata.dump(), kIssuer);
  return read ? "" : read.error().message;
}

TEST_CASE("addresses are taken over https, and over an open line of this machine alone") {
  for (const char* good : {"https://id.example", "https://id.example:8443/a?b=c", "http://127.0.0.1:3000/x",
                           "http://localhost", "http://[::1]:80/"}) {
    CHECK_MESSAGE(IsSafeAddress(good), good);
  }
  for (const char* bad :
       {"", "https://", "https:///x", "https://:443/", "http://id.example", "http://127.0.0.1.id.example",
        "http://localhost@id.example", "http://localhost:80@id.example", "https://user@id.example", "ftp://localhost",
        "javascript:alert(1)", "https://id.example/#x", "https://id.example/ x", "https://id.example/\n",
        "//id.example", "https://id.example\\@x", "HTTPS://id.example", "https://\xE5\xB8\x82.example",
        "http://127.0.0.1:8x/"}) {
    CHECK_MESSAGE(!IsSafeAddress(bad), bad);
  }
  CHECK_FALSE(IsSafeAddress("https://id.example/" + std::string(1000, 'a')));
}

TEST_CASE("the configuration stands below the issuer, with one slash between") {
  CHECK(MetadataAddress("https://id.example") == "https://id.example/.well-known/openid-configuration");
  CHECK(MetadataAddress("https://id.example/county/") == "https://id.example/county/.well-known/openid-configuration");
}

TEST_CASE("a sound provider is understood") {
  Json metadata = Sound();
  const auto plain = ReadMetadata(metadata.dump(), kIssuer);
  REQUIRE(plain);
  CHECK(plain->token_endpoint == "https://id.example/token");
  CHECK(plain->takes_secret_in_header);
  CHECK(plain->end_session_endpoint.empty());
  CHECK_FALSE(plain->names_itself_in_the_answer);
  metadata["token_endpoint_auth_methods_supported"] = {"private_key_jwt", "client_secret_post"};
  metadata["authorization_response_iss_parameter_supported"] = true;
  metadata["end_session_endpoint"] = "https://id.example/out";
  const auto other = ReadMetadata(metadata.dump(), kIssuer);
  REQUIRE(other);
  CHECK_FALSE(other->takes_secret_in_header);
  CHECK(other->names_itself_in_the_answer);
}

TEST_CASE("a provider that speaks for another is not believed, not by a slash") {
  for (const char* other : {"https://id.example/county/", "https://id.example", "https://evil.example", ""}) {
    Json metadata = Sound();
    metadata["issuer"] = other;
    CHECK(Sentence(metadata).find("签发者") != std::string::npos);
  }
}

TEST_CASE("what is no configuration, or leads over open lines, or cannot do what is asked, is refused in words") {
  for (const char* text : {"", "{", "[]", "null", "\"x\"", "<html>", "{\"issuer\": \xFF}"}) {
    CHECK_MESSAGE(ReadMetadata(text, kIssuer).error().kind == ErrorKind::kUnreadable, text);
  }
  CHECK_FALSE(ReadMetadata(std::string(100'000, '['), kIssuer));
  for (const char* name : {"authorization_endpoint", "token_endpoint", "jwks_uri"}) {
    Json missing = Sound(), open = Sound(), odd = Sound();
    missing.erase(name);
    open[name] = "http://id.example/x";
    odd[name] = 7;
    for (const Json& metadata : {missing, open, odd}) CHECK(Sentence(metadata).find("https") != std::string::npos);
  }
  Json out = Sound();
  out["end_session_endpoint"] = "javascript:alert(1)";
  CHECK(Sentence(out).find("https") != std::string::npos);
}

TEST_CASE("a provider that can only sign weakly, or takes no secret, is refused") {
  const std::pair<const char*, Json> cases[] = {
      {"id_token_signing_alg_values_supported", {"HS256", "none"}},
      {"response_types_supported", {"id_token"}},
      {"code_challenge_methods_supported", {"plain"}},
      {"token_endpoint_auth_methods_supported", {"private_key_jwt"}},
  };
  for (const auto& [name, value] : cases) {
    Json metadata = Sound();
    metadata[name] = value;
    CHECK_MESSAGE(!Sentence(metadata).empty(), name);
    metadata[name] = "RS256";  // no list
    CHECK_MESSAGE(!Sentence(metadata).empty(), name);
  }
}

}  // namespace
}  // namespace gongkai::account
