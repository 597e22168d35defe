// One-time codes are those of the phones, and each opens once.
#include "crypto/totp.h"

#include <doctest/doctest.h>

#include <array>

namespace gongkai::crypto {
namespace {

const Secret kSecret("12345678901234567890");  // of RFC 6238, appendix B

std::chrono::sys_seconds At(std::int64_t seconds) { return std::chrono::sys_seconds(std::chrono::seconds(seconds)); }

TEST_CASE("The codes of RFC 6238, appendix B (its last six digits of eight)") {
  CHECK(Totp(kSecret, At(59)) == "287082");
  CHECK(Totp(kSecret, At(1111111109)) == "081804");
  CHECK(Totp(kSecret, At(1111111111)) == "050471");
  CHECK(Totp(kSecret, At(1234567890)) == "005924");
  CHECK(Totp(kSecret, At(2000000000)) == "279037");
  CHECK(Totp(kSecret, At(20000000000)) == "353130");
}

TEST_CASE("The code of this step, the one before and the one after fit; two away does not") {
  const std::int64_t now = 1234567890;
  const std::int64_t step = now / 30;
  for (const std::int64_t off : {-1, 0, 1}) {
    CHECK(MatchTotp(kSecret, Totp(kSecret, At(now + 30 * off)), At(now), std::nullopt) == step + off);
  }
  for (const std::int64_t off : {-2, 2}) {
    CHECK_FALSE(MatchTotp(kSecret, Totp(kSecret, At(now + 30 * off)), At(now), std::nullopt));
  }
}

TEST_CASE("A used code opens nothing, nor does an older one; the next does") {
  const std::int64_t now = 1234567890;
  const std::int64_t step = now / 30;
  CHECK_FALSE(MatchTotp(kSecret, Totp(kSecret, At(now)), At(now), step));
  CHECK_FALSE(MatchTotp(kSecret, Totp(kSecret, At(now - 30)), At(now), step));
  CHECK(MatchTotp(kSecret, Totp(kSecret, At(now + 30)), At(now), step) == step + 1);
  CHECK(MatchTotp(kSecret, Totp(kSecret, At(now)), At(now), step - 1) == step);
}

TEST_CASE("What is not six digits of that secret fits nothing") {
  for (const char* code : {"", "5924", "0005924", "005925", " 05924", "00592a", "005924 "}) {
    CAPTURE(code);
    CHECK_FALSE(MatchTotp(kSecret, code, At(1234567890), std::nullopt));
  }
  CHECK_FALSE(MatchTotp(Secret("12345678901234567891"), "005924", At(1234567890), std::nullopt));
}

TEST_CASE("The address for the phone names issuer and account, and gives the secret in Base32") {
  CHECK(OtpAuthUri("gongkai", "lin", kSecret) ==
        "otpauth://totp/gongkai:lin?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=gongkai"
        "&algorithm=SHA1&digits=6&period=30");
  const std::string uri = OtpAuthUri("澄砚县", "a:b&c=d?#", kSecret);
  CHECK(uri.starts_with("otpauth://totp/%E6%BE%84%E7%A0%9A%E5%8E%BF:a%3Ab%26c%3Dd%3F%23?secret="));
  CHECK(uri.find("&issuer=%E6%BE%84%E7%A0%9A%E5%8E%BF&") != std::string::npos);
}

TEST_CASE("A new secret is as long as the hash, and new") {
  CHECK(NewTotpSecret().size() == 20);
  CHECK_FALSE(NewTotpSecret() == NewTotpSecret());
}

}  // namespace
}  // namespace gongkai::crypto
