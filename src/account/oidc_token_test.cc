// ID tokens: the right one is believed; of every other it is told what is wrong, and nothing in it is.
#include "account/oidc_token.h"

#include <doctest/doctest.h>
#include <support/signing_key.h>

#include <functional>
#include <nlohmann/json.hpp>

#include "crypto/bytes.h"
#include "crypto/hmac_sm3.h"

namespace gongkai::account {
namespace {

using namespace std::chrono_literals;
using Json = nlohmann::json;
using testing::SigningKey;

const Instant kNow = std::chrono::sys_days(2026y / 3 / 10) + 1h;
const std::int64_t kSeconds = kNow.time_since_epoch().count();

const SigningKey& Rsa() {
  static const SigningKey key = SigningKey::Rsa();
  return key;
}
const SigningKey& Curve() {
  static const SigningKey key = SigningKey::P256();
  return key;
}

Json Header(const SigningKey& key) { return {{"alg", key.is_rsa() ? "RS256" : "ES256"}, {"kid", "k"}}; }
Json Claims() {
  return {{"iss", "https://id.example"}, {"sub", "su-001"}, {"aud", "gongkai"},
          {"exp", kSeconds + 300},       {"iat", kSeconds}, {"nonce", "n-1"}};
}

std::string Token(const SigningKey& key, const Json& header, const std::string& payload) {
  const std::string part = crypto::Base64Url(header.dump()) + "." + crypto::Base64Url(payload);
  return part + "." + crypto::Base64Url(key.Sign(part));
}

// As IdentityProvider goes about it.
Result<Identity> Check(const std::string& text, const std::string& keys) {
  const IdToken token = TRY(ReadIdToken(text));
  const KeySet set = TRY(KeySet::Read(keys));
  const crypto::WebKey* key = set.Find(token.kid, token.algorithm);
  if (key == nullptr) return Error{ErrorKind::kForbidden, "没有公钥", ""};
  return CheckIdToken(token, *key,
                      {.issuer = "https://id.example", .client_id = "gongkai", .nonce = "n-1", .now = kNow});
}

std::string KeysOf(const SigningKey& key) { return "{\"keys\":[" + key.Jwk("k") + "]}"; }

Result<Identity> CheckClaims(const Json& claims) {
  return Check(Token(Curve(), Header(Curve()), claims.dump()), KeysOf(Curve()));
}

std::string Wrong(const std::function<void(Json&)>& change) {
  Json claims = Claims();
  change(claims);
  const auto identity = CheckClaims(claims);
  return identity ? "believed" : identity.error().message;
}

bool Has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST_CASE("a token that says all it must is believed, with either signature") {
  for (const SigningKey* key : {&Rsa(), &Curve()}) {
    Json claims = Claims();
    claims.update({{"name", "苏砚"}, {"amr", {"pwd", "otp"}}, {"acr", "2"}});
    const auto identity = Check(Token(*key, Header(*key), claims.dump()), KeysOf(*key));
    REQUIRE(identity);
    CHECK(identity->sub == "su-001");
    CHECK(identity->name == "苏砚");
    CHECK(identity->amr == std::vector<std::string>{"pwd", "otp"});
    CHECK(identity->acr == "2");
  }
}

TEST_CASE("no signature, a shared secret, or an algorithm of another kind is never taken") {
  for (const char* alg :
       {"none", "None", "NONE", "HS256", "HS512", "RS384", "RS512", "PS256", "ES384", "EdDSA", "", "rs256", "RS256 "}) {
    Json header = Header(Rsa());
    header["alg"] = alg;
    CHECK_MESSAGE(!Check(Token(Rsa(), header, Claims().dump()), KeysOf(Rsa())), alg);
    const std::string unsigned_token =
        crypto::Base64Url(header.dump()) + "." + crypto::Base64Url(Claims().dump()) + ".";
    CHECK_MESSAGE(!Check(unsigned_token, KeysOf(Rsa())), alg);
  }
  for (const Json& alg : {Json(), Json(256), Json::array({"RS256"}), Json::object()}) {
    Json header = Header(Rsa());
    header["alg"] = alg;
    CHECK_FALSE(Check(Token(Rsa(), header, Claims().dump()), KeysOf(Rsa())));
  }
}

TEST_CASE("the provider's public key is no secret to sign with") {
  Json header = Header(Rsa());
  header["alg"] = "HS256";
  const std::string part = crypto::Base64Url(header.dump()) + "." + crypto::Base64Url(Claims().dump());
  const std::string mac(crypto::HmacSm3::Of(Rsa().first(), part).bytes());
  CHECK_FALSE(Check(part + "." + crypto::Base64Url(mac), KeysOf(Rsa())));
}

TEST_CASE("an algorithm does not fit a key of the other kind") {
  Json header = Header(Curve());
  header["alg"] = "RS256";
  CHECK_FALSE(Check(Token(Curve(), header, Claims().dump()), KeysOf(Curve())));
  const auto token = ReadIdToken(Token(Curve(), Header(Curve()), Claims().dump()));
  const auto set = KeySet::Read(KeysOf(Rsa()));
  const auto* key = set->Find("k", crypto::WebKey::Algorithm::kRs256);
  REQUIRE(key != nullptr);
  CHECK_FALSE(CheckIdToken(*token, *key, {"https://id.example", "gongkai", "n-1", kNow}));
}

TEST_CASE("one letter changed in header, payload or signature breaks the token") {
  const std::string good = Token(Curve(), Header(Curve()), Claims().dump());
  REQUIRE(Check(good, KeysOf(Curve())));
  int refused = 0, changed = 0;
  for (std::size_t at = 0; at < good.size(); at += 3) {
    if (good[at] == '.') continue;
    std::string other = good;
    other[at] = other[at] == 'A' ? 'B' : 'A';
    ++changed;
    if (!Check(other, KeysOf(Curve()))) ++refused;
  }
  CHECK(refused == changed);
}

TEST_CASE("a payload moved under the signature of another token is not believed") {
  const std::string one = Token(Curve(), Header(Curve()), Claims().dump());
  Json claims = Claims();
  claims["sub"] = "admin";
  const std::string other = Token(SigningKey::P256(), Header(Curve()), claims.dump());
  CHECK_FALSE(Check(other.substr(0, other.rfind('.')) + one.substr(one.rfind('.')), KeysOf(Curve())));
  CHECK_FALSE(Check(other, KeysOf(Curve())));  // the stranger's own key
}

TEST_CASE("bytes that are no token are told so") {
  const std::string good = Token(Curve(), Header(Curve()), Claims().dump());
  for (const std::string& bad :
       {std::string(), std::string("."), std::string(".."), std::string("..."), std::string("a.b.c"), good + ".x",
        good.substr(0, good.rfind('.')), "x" + good, good + "=", std::string(100'000, 'A'), std::string(100'000, '.'),
        std::string("{\"alg\":\"ES256\"}.{}.x"), crypto::Base64Url("[]") + ".e30.e30",
        crypto::Base64Url(std::string(40'000, '[')) + ".e30.e30", crypto::Base64Url("\"ES256\"") + ".e30.e30"}) {
    const auto token = ReadIdToken(bad);
    REQUIRE_MESSAGE(!token, bad.substr(0, 40));
    CHECK(Has(token.error().message, "ID Token"));
  }
  CHECK_FALSE(ReadIdToken(Token(Curve(), Header(Curve()), std::string(70'000, ' ') + Claims().dump())));
}

TEST_CASE("a signed payload that is no object, or not JSON, is told so") {
  for (const char* payload : {"", "[]", "null", "7", "\"x\"", "{", "{\"iss\":\"\xFF\"}"}) {
    CHECK_MESSAGE(!Check(Token(Curve(), Header(Curve()), payload), KeysOf(Curve())), payload);
  }
}

TEST_CASE("a header that demands what we do not know is refused") {
  Json header = Header(Curve());
  header["crit"] = {"b64"};
  CHECK_FALSE(Check(Token(Curve(), header, Claims().dump()), KeysOf(Curve())));
}

TEST_CASE("keys in the token's own header are not looked at") {
  const SigningKey stranger = SigningKey::P256();
  Json header = Header(stranger);
  header["jwk"] = Json::parse(stranger.Jwk("k"));
  header["jku"] = "https://evil.example/keys";
  CHECK_FALSE(Check(Token(stranger, header, Claims().dump()), KeysOf(Curve())));
}

TEST_CASE("another issuer, addressee or asker is refused") {
  CHECK(Has(Wrong([](Json& claims) { claims["iss"] = "https://id.example/"; }), "别处签发"));
  CHECK(Has(Wrong([](Json& claims) { claims.erase("iss"); }), "别处签发"));
  CHECK(Has(Wrong([](Json& claims) { claims["aud"] = "other"; }), "别的系统"));
  CHECK(Has(Wrong([](Json& claims) { claims["aud"] = Json::array(); }), "别的系统"));
  CHECK(Has(Wrong([](Json& claims) { claims["aud"] = {{"gongkai", 1}}; }), "别的系统"));
  CHECK(Has(Wrong([](Json& claims) { claims.erase("aud"); }), "别的系统"));
  CHECK(Has(Wrong([](Json& claims) { claims["azp"] = "other"; }), "别的系统申请"));
  CHECK(Has(Wrong([](Json& claims) { claims["azp"] = 7; }), "别的系统申请"));
  CHECK(Has(Wrong([](Json& claims) { claims["aud"] = {"gongkai", "other"}; }), "别的系统申请"));
  CHECK(Wrong([](Json& claims) {
          claims["aud"] = {"other", "gongkai"};
          claims["azp"] = "gongkai";
        }) == "believed");
  CHECK(Wrong([](Json& claims) { claims["aud"] = {"gongkai"}; }) == "believed");
}

TEST_CASE("times are held to two minutes between the clocks") {
  const auto at = [](const char* name, std::int64_t offset) {
    return Wrong([&](Json& claims) { claims[name] = kSeconds + offset; });
  };
  CHECK(at("exp", -119) == "believed");
  CHECK(Has(at("exp", -120), "过期"));
  CHECK(at("iat", 120) == "believed");
  CHECK(Has(at("iat", 121), "将来"));
  CHECK(at("iat", -3600) == "believed");
  CHECK(Has(at("iat", -3720), "太早"));
  CHECK(at("nbf", 120) == "believed");
  CHECK(Has(at("nbf", 121), "没有生效"));
  for (const char* name : {"exp", "iat"}) {
    CHECK(Has(Wrong([&](Json& claims) { claims.erase(name); }), "时间"));
    for (const Json& odd : {Json("1773104400"), Json(-5), Json(1e300), Json(true), Json(nullptr), Json::array()}) {
      CHECK(Has(Wrong([&](Json& claims) { claims[name] = odd; }), "时间"));
    }
  }
  CHECK(Wrong([](Json& claims) { claims["exp"] = static_cast<double>(kSeconds) + 100.5; }) == "believed");
}

TEST_CASE("a token made for another sign-in is refused") {
  for (const Json& nonce : {Json("n-2"), Json(""), Json("n-1 "), Json(1), Json()}) {
    CHECK(Has(Wrong([&](Json& claims) { claims["nonce"] = nonce; }), "不是为这一次"));
  }
  CHECK(Has(Wrong([](Json& claims) { claims.erase("nonce"); }), "不是为这一次"));
  const auto token = ReadIdToken(Token(Curve(), Header(Curve()), [] {
    Json claims = Claims();
    claims["nonce"] = "";
    return claims.dump();
  }()));
  const auto keys = KeySet::Read(KeysOf(Curve()));
  const auto* key = keys->Find("k", crypto::WebKey::Algorithm::kEs256);
  CHECK_FALSE(CheckIdToken(*token, *key, {"https://id.example", "gongkai", "", kNow}));  // nothing fits nothing
}

TEST_CASE("a token that names nobody is refused") {
  for (const Json& sub : {Json(""), Json(7), Json(), Json(std::string(256, 'a'))}) {
    CHECK(Has(Wrong([&](Json& claims) { claims["sub"] = sub; }), "是谁"));
  }
}

TEST_CASE("keys are found by name; without one only where there is no choice") {
  using Algorithm = crypto::WebKey::Algorithm;
  const SigningKey second = SigningKey::P256();
  const auto set = KeySet::Read("{\"keys\":[" + Curve().Jwk("a") + "," + second.Jwk("b") + "," + Rsa().Jwk("c") + "]}");
  REQUIRE(set);
  CHECK(set->size() == 3);
  CHECK(set->Find("a", Algorithm::kEs256)->Verify("m", Curve().Sign("m")));
  CHECK(set->Find("b", Algorithm::kEs256)->Verify("m", second.Sign("m")));
  CHECK(set->Find("", Algorithm::kRs256)->Verify("m", Rsa().Sign("m")));
  CHECK(set->Find("", Algorithm::kEs256) == nullptr);
  CHECK(set->Find("d", Algorithm::kEs256) == nullptr);
  CHECK(set->Find("a", Algorithm::kRs256) == nullptr);
  CHECK(KeySet::Read("{\"keys\":[" + Curve().Jwk("a") + "," + second.Jwk("a") + "]}")->Find("a", Algorithm::kEs256) ==
        nullptr);
}

TEST_CASE("keys for other uses and of other kinds are passed over; a list without a good one is none") {
  Json encrypts = Json::parse(Curve().Jwk("a")), other = encrypts, curve = encrypts, weak, shared;
  encrypts["use"] = "enc";
  other["alg"] = "ES384";
  curve["crv"] = "P-384";
  weak = Json::parse(SigningKey::Rsa(1024).Jwk("w"));
  shared = {{"kty", "oct"}, {"k", "AAAA"}, {"kid", "s"}};
  const Json bad = {encrypts, other, curve, weak, shared, 7, nullptr, "x", Json::object()};
  CHECK_FALSE(KeySet::Read(Json{{"keys", bad}}.dump()));
  Json some = bad;
  some.push_back(Json::parse(Curve().Jwk("a")));
  CHECK(KeySet::Read(Json{{"keys", some}}.dump())->size() == 1);
  for (const char* text : {"", "[]", "{}", "{\"keys\":{}}", "{\"keys\":7}", "{\"keys\":[]}", "<html>"}) {
    CHECK_MESSAGE(!KeySet::Read(text), text);
  }
  Json many = Json::array();
  for (int i = 0; i < 101; ++i) many.push_back(Json::parse(Curve().Jwk("a")));
  CHECK_FALSE(KeySet::Read(Json{{"keys", many}}.dump()));
}

TEST_CASE("two factors are those that the provider names") {
  const auto says = [](std::vector<std::string> amr, std::string acr, std::string_view trusted) {
    return SaysTwoFactors({.sub = "s", .amr = std::move(amr), .acr = std::move(acr)}, trusted);
  };
  CHECK(says({"mfa"}, "", ""));
  CHECK(says({"pwd", "otp"}, "", ""));
  CHECK(says({"sms", "pin"}, "", ""));
  CHECK(says({}, "loa3", "loa3"));
  CHECK_FALSE(says({}, "", ""));
  CHECK_FALSE(says({"pwd"}, "", ""));
  CHECK_FALSE(says({"otp"}, "", ""));
  CHECK_FALSE(says({"pwd", "pin"}, "", ""));
  CHECK_FALSE(says({"MFA"}, "", ""));
  CHECK_FALSE(says({}, "loa3", ""));
  CHECK_FALSE(says({}, "loa1", "loa3"));
}

}  // namespace
}  // namespace gongkai::account
