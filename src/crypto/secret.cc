#include "crypto/secret.h"

#include <openssl/crypto.h>

#include <utility>

#include "crypto/bytes.h"

namespace gongkai::crypto {

Secret::Secret(std::string_view bytes) : bytes_(bytes.begin(), bytes.end()) {}

Secret Secret::Taking(std::string&& bytes) {
  Secret secret{std::string_view(bytes)};
  OPENSSL_cleanse(bytes.data(), bytes.size());
  bytes.clear();
  return secret;
}

Secret& Secret::operator=(Secret&& other) noexcept {
  if (this == &other) return *this;
  Wipe();
  bytes_ = std::exchange(other.bytes_, {});
  return *this;
}

Secret::~Secret() { Wipe(); }

void Secret::Wipe() { OPENSSL_cleanse(bytes_.data(), bytes_.size()); }

bool operator==(const Secret& a, const Secret& b) { return SameInConstantTime(a.Reveal(), b.Reveal()); }

}  // namespace gongkai::crypto
