// Public keys of others as JSON Web Keys give them (RFC 7517), and the two signatures that are taken of them (RFC
// 7518): RS256 (RSASSA-PKCS1-v1_5 with SHA-256) and ES256 (ECDSA on P-256 with SHA-256). A key verifies with its own
// algorithm and no other, so that nobody can choose a weaker one. Our own signatures are SM2: sm2.h.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

struct evp_pkey_st;  // EVP_PKEY of OpenSSL

namespace gongkai::crypto {

class WebKey {
 public:
  enum class Algorithm { kRs256, kEs256 };

  /// Modulus and exponent, big-endian bytes. Nothing when the modulus is shorter than 2048 bits or longer than 8192, or
  /// the exponent is no odd number of 3 to 2^32.
  static std::optional<WebKey> Rsa(std::string_view modulus, std::string_view exponent);
  /// The coordinates, 32 bytes each. Nothing when this is no point of the curve.
  static std::optional<WebKey> P256(std::string_view x, std::string_view y);

  Algorithm algorithm() const { return algorithm_; }

  /// `signature`: as a token holds it; for ES256 the two numbers, 32 bytes each. False for bytes that are none, too.
  bool Verify(std::string_view message, std::string_view signature) const;

 private:
  WebKey(Algorithm algorithm, std::shared_ptr<evp_pkey_st> key) : algorithm_(algorithm), key_(std::move(key)) {}

  Algorithm algorithm_;
  std::shared_ptr<evp_pkey_st> key_;
};

}  // namespace gongkai::crypto
