#include "crypto/hmac_sm3.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <algorithm>
#include <cstdint>

#include "crypto/bytes.h"
#include "crypto/openssl.h"

namespace gongkai::crypto {
namespace {

void RequireHmac(int result) { Require(result == 1, "HMAC-SM3 is not available in this OpenSSL"); }

EVP_MAC* Hmac() {
  static EVP_MAC* const hmac = EVP_MAC_fetch(nullptr, "HMAC", nullptr);  // never freed: others may outlive us
  return hmac;
}

}  // namespace

std::optional<Mac> Mac::Of(std::string_view bytes) {
  if (bytes.size() != kBytes) return std::nullopt;
  Mac mac;
  std::copy(bytes.begin(), bytes.end(), mac.bytes_.begin());
  return mac;
}

std::optional<Mac> Mac::FromHex(std::string_view hex) {
  const std::optional<std::string> bytes = ParseHex(hex);
  return bytes ? Of(*bytes) : std::nullopt;
}

std::string Mac::ToHex() const { return Hex(bytes()); }

bool operator==(const Mac& a, const Mac& b) { return SameInConstantTime(a.bytes(), b.bytes()); }

struct HmacSm3::State {
  Handle<EVP_MAC_CTX, EVP_MAC_CTX_free> context{EVP_MAC_CTX_new(Hmac())};
};

HmacSm3::HmacSm3(std::string_view key) : state_(std::make_unique<State>()) {
  std::string digest = "SM3";
  const std::array parameters = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest.data(), 0),
                                 OSSL_PARAM_construct_end()};
  const char* const bytes = key.empty() ? "" : key.data();  // nullptr would mean: keep the key there is
  RequireHmac(EVP_MAC_init(state_->context.get(), Unsigned(bytes), key.size(), parameters.data()));
}
HmacSm3::~HmacSm3() = default;

HmacSm3& HmacSm3::Add(std::string_view bytes) {
  RequireHmac(EVP_MAC_update(state_->context.get(), Unsigned(bytes.data()), bytes.size()));
  return *this;
}

HmacSm3& HmacSm3::AddField(std::string_view bytes) {
  std::array<char, 8> length{};
  for (std::size_t i = 0; i < length.size(); ++i) {
    length[i] = static_cast<char>(static_cast<std::uint64_t>(bytes.size()) >> (56 - 8 * i) & 0xFF);
  }
  return Add({length.data(), length.size()}).Add(bytes);
}

Mac HmacSm3::Finish() {
  Mac mac;
  std::size_t size = 0;
  RequireHmac(EVP_MAC_final(state_->context.get(), Unsigned(mac.bytes_.data()), &size, Mac::kBytes));
  return mac;
}

}  // namespace gongkai::crypto
