#include "crypto/random.h"

#include <openssl/rand.h>

#include "crypto/bytes.h"
#include "crypto/openssl.h"

namespace gongkai::crypto {

std::string RandomBytes(std::size_t count) {
  std::string bytes(count, '\0');
  Require(RAND_bytes_ex(nullptr, Unsigned(bytes.data()), count, 0) == 1, "no random numbers");
  return bytes;
}

std::string RandomHex(std::size_t bytes) { return Hex(RandomBytes(bytes)); }

}  // namespace gongkai::crypto
