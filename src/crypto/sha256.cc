#include "crypto/sha256.h"

#include <openssl/evp.h>

#include "crypto/openssl.h"

namespace gongkai::crypto {

std::string Sha256(std::string_view bytes) {
  std::string digest(32, '\0');
  Require(EVP_Digest(bytes.data(), bytes.size(), Unsigned(digest.data()), nullptr, EVP_sha256(), nullptr) == 1,
          "SHA-256 is not available in this OpenSSL");
  return digest;
}

}  // namespace gongkai::crypto
