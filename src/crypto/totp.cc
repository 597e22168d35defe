#include "crypto/totp.h"

#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>

#include "base/percent.h"
#include "crypto/bytes.h"
#include "crypto/openssl.h"
#include "crypto/random.h"

namespace gongkai::crypto {
namespace {

constexpr std::int64_t kStepSeconds = 30;
constexpr std::size_t kSecretBytes = 20;

std::int64_t StepOf(std::chrono::sys_seconds time) { return time.time_since_epoch().count() / kStepSeconds; }

// RFC 4226, 5.3: four bytes out of the HMAC, from where its last digit says, without the sign.
std::string CodeOf(const Secret& secret, std::int64_t step) {
  std::array<unsigned char, 8> counter{};
  for (std::size_t i = 0; i < counter.size(); ++i) {
    counter[i] = static_cast<unsigned char>(static_cast<std::uint64_t>(step) >> (56 - 8 * i) & 0xFF);
  }
  std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
  unsigned size = 0;
  const std::string_view key = secret.Reveal();
  Require(HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()), counter.data(), counter.size(), mac.data(),
               &size) != nullptr,
          "HMAC-SHA1 is not available in this OpenSSL");
  const std::size_t offset = mac[size - 1] & 0xFU;
  const std::uint32_t number = (mac[offset] & 0x7FU) << 24 | static_cast<std::uint32_t>(mac[offset + 1]) << 16 |
                               static_cast<std::uint32_t>(mac[offset + 2]) << 8 | mac[offset + 3];
  return fmt::format("{:06}", number % 1'000'000);
}

}  // namespace

Secret NewTotpSecret() { return Secret::Taking(RandomBytes(kSecretBytes)); }

std::string Totp(const Secret& secret, std::chrono::sys_seconds time) { return CodeOf(secret, StepOf(time)); }

std::optional<std::int64_t> MatchTotp(const Secret& secret, std::string_view code, std::chrono::sys_seconds time,
                                      std::optional<std::int64_t> last_used_step) {
  const std::int64_t now = StepOf(time);
  std::optional<std::int64_t> match;
  for (std::int64_t step = now - 1; step <= now + 1; ++step) {
    const bool is_same = SameInConstantTime(CodeOf(secret, step), code);
    if (is_same && (!last_used_step || step > *last_used_step)) match = step;
  }
  return match;
}

std::string OtpAuthUri(std::string_view issuer, std::string_view account, const Secret& secret) {
  return fmt::format("otpauth://totp/{0}:{1}?secret={2}&issuer={0}&algorithm=SHA1&digits=6&period=30",
                     PercentEncode(issuer), PercentEncode(account), Base32(secret.Reveal()));
}

}  // namespace gongkai::crypto
