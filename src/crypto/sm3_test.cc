// SM3, its HMAC and SHA-256 as the standards print them.
#include "crypto/sm3.h"

#include <doctest/doctest.h>

#include "crypto/bytes.h"
#include "crypto/hmac_sm3.h"
#include "crypto/sha256.h"

namespace gongkai::crypto {
namespace {

TEST_CASE("The two examples of GB/T 32905") {
  CHECK(Sm3Hex("abc") == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
  std::string sixteen_times;
  for (int i = 0; i < 16; ++i) sixteen_times += "abcd";
  CHECK(Sm3Hex(sixteen_times) == "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
}

TEST_CASE("It does not matter in which pieces bytes come") {
  Sm3 sm3;
  for (const char* piece : {"a", "", "bc"}) sm3.Add(piece);
  CHECK(sm3.Finish() == Sm3Hex("abc"));
  CHECK(Sm3().Finish() == Sm3Hex(""));
}

TEST_CASE("The examples of GM/T 0042, D.3") {
  std::string key;
  for (int i = 1; i <= 37; ++i) key += static_cast<char>(i);
  const std::string letters = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
  CHECK(HmacSm3::Of(key.substr(0, 32), letters + letters).ToHex() ==
        "ca05e144ed05d1857840d1f318a4a8669e559fc8391f414485bfdf7bb408963a");
  CHECK(HmacSm3::Of(key, std::string(50, '\xCD')).ToHex() ==
        "220bf579ded555393f0159f66c99877822a3ecf610d1552154b41d44b94db3ae");
  CHECK(HmacSm3::Of(std::string(32, '\x0B'), "Hi There").ToHex() ==
        "c0ba18c68b90c88bc07de794bfc7d2c8d19ec31ed8773bc2b390c9604e0be11e");
  CHECK(HmacSm3::Of("Jefe", "what do ya want for nothing?").ToHex() ==
        "2e87f1d16862e6d964b50a5200bf2b10b764faa9680a296a2405f24bec39f882");
}

TEST_CASE("An empty key and an empty text have a MAC, too") {
  CHECK(HmacSm3::Of("", "").ToHex().size() == 64);
  CHECK(HmacSm3::Of("", "a") != HmacSm3::Of("a", ""));
}

TEST_CASE("A MAC comes back from its text, and only from that") {
  const Mac mac = HmacSm3::Of("key", "text");
  CHECK(*Mac::FromHex(mac.ToHex()) == mac);
  CHECK(*Mac::Of(mac.bytes()) == mac);
  CHECK(HmacSm3::Of("key", "texu") != mac);
  CHECK(HmacSm3::Of("kez", "text") != mac);
  for (const std::string& bad : {std::string(), mac.ToHex() + "00", mac.ToHex().substr(2), std::string(64, 'g')}) {
    CHECK_FALSE(Mac::FromHex(bad));
  }
}

TEST_CASE("Fields do not run together, pieces do") {
  const auto fields = [](std::string_view a, std::string_view b) {
    return HmacSm3("key").AddField(a).AddField(b).Finish();
  };
  const auto pieces = [](std::string_view a, std::string_view b) { return HmacSm3("key").Add(a).Add(b).Finish(); };
  CHECK(fields("ab", "c") != fields("a", "bc"));
  CHECK(pieces("ab", "c") == pieces("a", "bc"));
  CHECK(HmacSm3("key").AddField("ab").Finish() == HmacSm3::Of("key", std::string("\0\0\0\0\0\0\0\2ab", 10)));
}

TEST_CASE("SHA-256 of FIPS 180, and the PKCE example of RFC 7636") {
  // RFC 4231, cases 2 and 6
  CHECK(Hex(HmacSha256("Jefe", "what do ya want for nothing?")) ==
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  CHECK(Hex(HmacSha256(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First")) ==
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
  CHECK(Hex(Sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  Sha256Stream stream;
  stream.Add("a");
  stream.Add("bc");
  CHECK(stream.Finish() == Hex(Sha256("abc")));
  CHECK(Base64Url(Sha256("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")) ==
        "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
}

}  // namespace
}  // namespace gongkai::crypto
