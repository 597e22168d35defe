// SM2 signatures (GB/T 32918) over SM3: anyone who has the public key can tell who signed. Keys as PEM, signatures as
// DER, so that the openssl program reads them too:
//   openssl dgst -sm3 -verify public.pem -sigopt distid:1234567812345678 -signature FILE.sig FILE
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "crypto/secret.h"

struct evp_pkey_st;  // EVP_PKEY of OpenSSL

namespace gongkai::crypto {

/// The signer's id that goes into every SM2 signature, where nobody agreed on another. Source: GM/T 0009.
inline constexpr std::string_view kSm2UserId = "1234567812345678";

class Sm2PublicKey {
 public:
  /// Errors: kUnreadable when this is no SM2 public key.
  static Result<Sm2PublicKey> FromPem(std::string_view pem);
  std::string ToPem() const;

  /// False for bytes that are no signature, too.
  bool Verify(std::string_view message, std::string_view signature) const;

 private:
  friend class Sm2PrivateKey;
  explicit Sm2PublicKey(std::shared_ptr<evp_pkey_st> key) : key_(std::move(key)) {}

  std::shared_ptr<evp_pkey_st> key_;
};

class Sm2PrivateKey {
 public:
  static Sm2PrivateKey Generate();
  /// Errors: kUnreadable when this is no SM2 private key, or one under a password.
  static Result<Sm2PrivateKey> FromPem(std::string_view pem);
  /// PKCS #8, not encrypted.
  Secret ToPem() const;

  Sm2PublicKey public_key() const;
  std::string Sign(std::string_view message) const;

 private:
  explicit Sm2PrivateKey(std::shared_ptr<evp_pkey_st> key) : key_(std::move(key)) {}

  std::shared_ptr<evp_pkey_st> key_;
};

}  // namespace gongkai::crypto
