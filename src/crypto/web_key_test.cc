// Foreign signatures: the published examples of RFC 7515, keys made here, and everything that must not pass.
#include "crypto/web_key.h"

#include <doctest/doctest.h>
#include <support/signing_key.h>

#include <string>

#include "crypto/bytes.h"

namespace gongkai::crypto {
namespace {

using testing::SigningKey;

std::string Bytes(std::string_view base64) { return ParseBase64Url(base64).value(); }

WebKey PublicOf(const SigningKey& key) {
  return key.is_rsa() ? WebKey::Rsa(key.first(), key.second()).value()
                      : WebKey::P256(key.first(), key.second()).value();
}

TEST_CASE("the example of RFC 7515, appendix A.3 (ES256)") {
  const auto key = WebKey::P256(Bytes("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"),
                                Bytes("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"));
  REQUIRE(key);
  const std::string input =
      "eyJhbGciOiJFUzI1NiJ9."
      "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
  const std::string signature =
      Bytes("DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q");
  CHECK(key->Verify(input, signature));
  CHECK_FALSE(key->Verify(input + "x", signature));
}

TEST_CASE("what was signed verifies; with one bit changed, cut off, or by another key it does not") {
  for (const SigningKey& key : {SigningKey::Rsa(), SigningKey::P256()}) {
    const WebKey mine = PublicOf(key);
    const std::string signature = key.Sign("message");
    CHECK(mine.Verify("message", signature));
    CHECK_FALSE(mine.Verify("messagf", signature));
    CHECK_FALSE(mine.Verify("message", ""));
    CHECK_FALSE(mine.Verify("message", signature.substr(1)));
    CHECK_FALSE(mine.Verify("message", signature + '\0'));
    CHECK_FALSE(mine.Verify("message", std::string(signature.size(), '\0')));
    std::string changed = signature;
    changed[10] = static_cast<char>(changed[10] ^ 1);
    CHECK_FALSE(mine.Verify("message", changed));
    const WebKey other = PublicOf(key.is_rsa() ? SigningKey::Rsa() : SigningKey::P256());
    CHECK_FALSE(other.Verify("message", signature));
  }
}

TEST_CASE("a signature of one kind is none of the other") {
  const SigningKey rsa = SigningKey::Rsa(), curve = SigningKey::P256();
  CHECK_FALSE(PublicOf(curve).Verify("message", rsa.Sign("message")));
  CHECK_FALSE(PublicOf(rsa).Verify("message", curve.Sign("message")));
}

TEST_CASE("keys that are too short, even, beside the curve or no keys at all are not taken") {
  const SigningKey weak = SigningKey::Rsa(1024), good = SigningKey::Rsa(), curve = SigningKey::P256();
  CHECK_FALSE(WebKey::Rsa(weak.first(), weak.second()));
  CHECK_FALSE(WebKey::Rsa("", ""));
  CHECK_FALSE(WebKey::Rsa(good.first(), ""));
  CHECK_FALSE(WebKey::Rsa(good.first(), "\1"));
  CHECK_FALSE(WebKey::Rsa(good.first(), "\2"));
  CHECK_FALSE(WebKey::Rsa(good.first(), std::string("\1\0\0\0\1", 5)));
  CHECK_FALSE(WebKey::Rsa(std::string(1025, '\x7F'), good.second()));
  CHECK_FALSE(WebKey::P256(curve.first(), curve.first()));
  CHECK_FALSE(WebKey::P256(std::string(32, '\0'), std::string(32, '\0')));
  CHECK_FALSE(WebKey::P256(curve.first().substr(1), curve.second()));
  CHECK_FALSE(WebKey::P256(curve.first(), std::string(32, '\xFF')));
}

}  // namespace
}  // namespace gongkai::crypto
