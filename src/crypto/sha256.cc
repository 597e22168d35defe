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

std::string HmacSha256(std::string_view key, std::string_view bytes) {
  constexpr std::size_t kBlock = 64;
  std::string padded(key.size() > kBlock ? Sha256(key) : std::string(key));
  padded.resize(kBlock, '\0');
  std::string inner = padded, outer = padded;
  for (char& c : inner) c = static_cast<char>(c ^ 0x36);
  for (char& c : outer) c = static_cast<char>(c ^ 0x5C);
  return Sha256(outer + Sha256(inner.append(bytes)));
}

}  // namespace gongkai::crypto
