#include "support/signing_key.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>

#include <stdexcept>

#include "crypto/bytes.h"

namespace gongkai::testing {
namespace {

unsigned char* Unsigned(std::string& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

// DER → the two numbers side by side.
std::string Pair(const std::string& der) {
  const auto* in = reinterpret_cast<const unsigned char*>(der.data());
  const std::unique_ptr<ECDSA_SIG, void (*)(ECDSA_SIG*)> signature(
      d2i_ECDSA_SIG(nullptr, &in, static_cast<long>(der.size())), ECDSA_SIG_free);
  std::string pair(64, '\0');
  BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), Unsigned(pair), 32);
  BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), Unsigned(pair) + 32, 32);
  return pair;
}

}  // namespace

SigningKey::SigningKey(bool is_rsa, evp_pkey_st* key) : is_rsa_(is_rsa), key_(key, EVP_PKEY_free) {
  if (key == nullptr) throw std::runtime_error("no key was made");
}

SigningKey SigningKey::Rsa(unsigned bits) {
  return {true, EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", static_cast<std::size_t>(bits))};
}
SigningKey SigningKey::P256() { return {false, EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256")}; }

std::string SigningKey::Sign(std::string_view message) const {
  const std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> digest(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  const auto* bytes = reinterpret_cast<const unsigned char*>(message.data());
  std::size_t size = 0;
  EVP_DigestSignInit(digest.get(), nullptr, EVP_sha256(), nullptr, key_.get());
  EVP_DigestSign(digest.get(), nullptr, &size, bytes, message.size());
  std::string signature(size, '\0');
  if (EVP_DigestSign(digest.get(), Unsigned(signature), &size, bytes, message.size()) != 1) {
    throw std::runtime_error("nothing was signed");
  }
  signature.resize(size);
  return is_rsa_ ? signature : Pair(signature);
}

std::string SigningKey::Number(const char* name, std::size_t size) const {
  BIGNUM* number = nullptr;
  EVP_PKEY_get_bn_param(key_.get(), name, &number);
  std::string bytes(size > 0 ? size : static_cast<std::size_t>(BN_num_bytes(number)), '\0');
  BN_bn2binpad(number, Unsigned(bytes), static_cast<int>(bytes.size()));
  BN_free(number);
  return bytes;
}

std::string SigningKey::first() const {
  return is_rsa_ ? Number(OSSL_PKEY_PARAM_RSA_N, 0) : Number(OSSL_PKEY_PARAM_EC_PUB_X, 32);
}
std::string SigningKey::second() const {
  return is_rsa_ ? Number(OSSL_PKEY_PARAM_RSA_E, 0) : Number(OSSL_PKEY_PARAM_EC_PUB_Y, 32);
}

std::string SigningKey::Jwk(std::string_view kid) const {
  const std::string one = crypto::Base64Url(first()), other = crypto::Base64Url(second());
  const std::string numbers = is_rsa_ ? R"("kty":"RSA","n":")" + one + R"(","e":")" + other
                                      : R"("kty":"EC","crv":"P-256","x":")" + one + R"(","y":")" + other;
  return "{" + numbers + R"(","use":"sig","kid":")" + std::string(kid) + "\"}";
}

}  // namespace gongkai::testing
