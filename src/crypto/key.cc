#include "crypto/key.h"

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <algorithm>

#include "crypto/bytes.h"
#include "crypto/hmac_sm3.h"
#include "crypto/openssl.h"

namespace gongkai::crypto {

Key Key::Random() {
  Key key;
  Require(RAND_priv_bytes_ex(nullptr, Unsigned(key.bytes_.data()), kBytes, 0) == 1, "no random numbers");
  return key;
}

std::optional<Key> Key::Of(std::string_view bytes) {
  if (bytes.size() != kBytes) return std::nullopt;
  Key key;
  std::copy(bytes.begin(), bytes.end(), key.bytes_.begin());
  return key;
}

Key::~Key() { OPENSSL_cleanse(bytes_.data(), bytes_.size()); }

Key Key::Derive(std::string_view purpose) const {
  Mac mac = HmacSm3::Of(*this, purpose);
  Key key = *Of(mac.bytes());
  OPENSSL_cleanse(&mac, sizeof mac);
  return key;
}

bool operator==(const Key& a, const Key& b) { return SameInConstantTime(a.Reveal(), b.Reveal()); }

}  // namespace gongkai::crypto
