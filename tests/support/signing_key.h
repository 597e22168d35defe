// A provider's signing key for tests: makes the signatures that crypto/web_key.h verifies, and its public half as a
// JSON Web Key.
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct evp_pkey_st;

namespace gongkai::testing {

class SigningKey {
 public:
  static SigningKey Rsa(unsigned bits = 2048);
  static SigningKey P256();

  /// As RS256 and ES256 have it.
  std::string Sign(std::string_view message) const;

  /// Modulus and exponent, or x and y; bytes.
  std::string first() const;
  std::string second() const;
  bool is_rsa() const { return is_rsa_; }

  /// {"kty":…,"kid":"…",…}
  std::string Jwk(std::string_view kid) const;

 private:
  SigningKey(bool is_rsa, evp_pkey_st* key);
  std::string Number(const char* name, std::size_t size) const;

  bool is_rsa_;
  std::shared_ptr<evp_pkey_st> key_;
};

}  // namespace gongkai::testing
