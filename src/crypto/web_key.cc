#include "crypto/web_key.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <string>

#include "crypto/openssl.h"

namespace gongkai::crypto {
namespace {

constexpr const char* kNotAvailable = "RSA and ECDSA are not available in this OpenSSL";
constexpr int kLeastBits = 2048, kMostBits = 8192, kMostExponentBits = 32;
constexpr std::size_t kCoordinate = 32;

using Number = Handle<BIGNUM, BN_free>;
using Builder = Handle<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free>;
using Params = Handle<OSSL_PARAM, OSSL_PARAM_free>;
using Context = Handle<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;
using Digest = Handle<EVP_MD_CTX, EVP_MD_CTX_free>;
using Signature = Handle<ECDSA_SIG, ECDSA_SIG_free>;
using SharedKey = std::shared_ptr<EVP_PKEY>;

Number NumberOf(std::string_view bytes) {
  Number number(BN_bin2bn(Unsigned(bytes.data()), static_cast<int>(bytes.size()), nullptr));
  Require(number != nullptr, kNotAvailable);
  return number;
}

// Nothing when OpenSSL finds that these parameters are no key.
SharedKey KeyFrom(const char* kind, const Builder& builder) {
  const Params params(OSSL_PARAM_BLD_to_param(builder.get()));
  const Context context(EVP_PKEY_CTX_new_from_name(nullptr, kind, nullptr));
  Require(params && context && EVP_PKEY_fromdata_init(context.get()) == 1, kNotAvailable);
  EVP_PKEY* key = nullptr;
  if (EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, params.get()) != 1) key = nullptr;
  ERR_clear_error();
  return {key, EVP_PKEY_free};
}

bool IsSound(EVP_PKEY* key) {
  const Context context(EVP_PKEY_CTX_new(key, nullptr));
  const bool sound = context && EVP_PKEY_public_check(context.get()) == 1;
  ERR_clear_error();
  return sound;
}

// r and s side by side, as tokens hold them → DER, as OpenSSL wants them. Empty when they are not 64 bytes.
std::string ToDer(std::string_view pair) {
  if (pair.size() != 2 * kCoordinate) return {};
  const Signature signature(ECDSA_SIG_new());
  Require(signature && ECDSA_SIG_set0(signature.get(), NumberOf(pair.substr(0, kCoordinate)).release(),
                                      NumberOf(pair.substr(kCoordinate)).release()) == 1,
          kNotAvailable);
  std::string der(static_cast<std::size_t>(i2d_ECDSA_SIG(signature.get(), nullptr)), '\0');
  unsigned char* out = Unsigned(der.data());
  i2d_ECDSA_SIG(signature.get(), &out);
  return der;
}

}  // namespace

std::optional<WebKey> WebKey::Rsa(std::string_view modulus, std::string_view exponent) {
  if (modulus.size() > kMostBits / 8 || exponent.size() > kMostExponentBits / 8) return std::nullopt;
  const Number n = NumberOf(modulus), e = NumberOf(exponent);
  if (BN_num_bits(n.get()) < kLeastBits || !BN_is_odd(n.get())) return std::nullopt;
  if (!BN_is_odd(e.get()) || BN_is_one(e.get())) return std::nullopt;
  const Builder builder(OSSL_PARAM_BLD_new());
  Require(builder && OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) == 1 &&
              OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) == 1,
          kNotAvailable);
  SharedKey key = KeyFrom("RSA", builder);
  if (!key) return std::nullopt;
  return WebKey(Algorithm::kRs256, std::move(key));
}

std::optional<WebKey> WebKey::P256(std::string_view x, std::string_view y) {
  if (x.size() != kCoordinate || y.size() != kCoordinate) return std::nullopt;
  const std::string point = '\4' + std::string(x) + std::string(y);  // 4: both coordinates follow
  const Builder builder(OSSL_PARAM_BLD_new());
  Require(builder && OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "P-256", 0) == 1 &&
              OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()) == 1,
          kNotAvailable);
  SharedKey key = KeyFrom("EC", builder);
  if (!key || !IsSound(key.get())) return std::nullopt;
  return WebKey(Algorithm::kEs256, std::move(key));
}

bool WebKey::Verify(std::string_view message, std::string_view signature) const {
  const std::string der = algorithm_ == Algorithm::kEs256 ? ToDer(signature) : std::string(signature);
  if (der.empty()) return false;
  const Digest digest(EVP_MD_CTX_new());
  Require(digest && EVP_DigestVerifyInit(digest.get(), nullptr, EVP_sha256(), nullptr, key_.get()) == 1, kNotAvailable);
  const bool fits =
      EVP_DigestVerify(digest.get(), Unsigned(der.data()), der.size(), Unsigned(message.data()), message.size()) == 1;
  ERR_clear_error();
  return fits;
}

}  // namespace gongkai::crypto
