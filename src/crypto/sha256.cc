#include "crypto/sha256.h"

#include <openssl/evp.h>

#include <array>

#include "crypto/bytes.h"
#include "crypto/openssl.h"

namespace gongkai::crypto {

std::string Sha256(std::string_view bytes) {
  std::string digest(32, '\0');
  Require(EVP_Digest(bytes.data(), bytes.size(), Unsigned(digest.data()), nullptr, EVP_sha256(), nullptr) == 1,
          "SHA-256 is not available in this OpenSSL");
  return digest;
}

struct Sha256Stream::State {
  Handle<EVP_MD_CTX, EVP_MD_CTX_free> context{EVP_MD_CTX_new()};
};

Sha256Stream::Sha256Stream() : state_(std::make_unique<State>()) {
  Require(EVP_DigestInit_ex(state_->context.get(), EVP_sha256(), nullptr) == 1,
          "SHA-256 is not available in this OpenSSL");
}
Sha256Stream::~Sha256Stream() = default;

void Sha256Stream::Add(std::string_view bytes) {
  Require(EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size()) == 1, "SHA-256 failed");
}

std::string Sha256Stream::Finish() {
  std::array<char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  Require(EVP_DigestFinal_ex(state_->context.get(), Unsigned(digest.data()), &size) == 1, "SHA-256 failed");
  return Hex({digest.data(), size});
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
