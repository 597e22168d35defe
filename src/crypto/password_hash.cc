#include "crypto/password_hash.h"

#include <argon2.h>
#include <fmt/format.h>

#include <cstdint>
#include <cstdio>
#include <new>
#include <optional>

#include "crypto/openssl.h"
#include "crypto/random.h"

namespace gongkai::crypto {
namespace {

struct Cost {
  std::uint32_t memory_kib = 0;
  std::uint32_t passes = 0;
  std::uint32_t lanes = 0;
};

// The least that OWASP's password storage sheet asks for: 19 MiB, two passes, one lane. About 45 ms of one core of a
// county's machine: two cores sign in forty people a second, at half past eight in the morning too. Raise it when
// machines grow; PasswordNeedsRehash then brings the old hashes along, one sign-in at a time. One lane, since more
// would take the cores from other people's pages.
constexpr Cost kCost{.memory_kib = 19 * 1024, .passes = 2, .lanes = 1};
// More than we shall ever write: a row that was tampered with must not take the machine.
constexpr Cost kMostCost{.memory_kib = 64 * 1024, .passes = 8, .lanes = 4};

constexpr std::size_t kSaltBytes = 16;  // RFC 9106, 3.1
constexpr std::size_t kHashBytes = 32;

std::optional<Cost> CostOf(const std::string& encoded) {
  Cost cost;
  const int fields =
      std::sscanf(encoded.c_str(), "$argon2id$v=19$m=%9u,t=%9u,p=%9u$", &cost.memory_kib, &cost.passes, &cost.lanes);
  return fields == 3 ? std::optional(cost) : std::nullopt;
}

bool IsBearable(const Cost& cost) {
  return cost.memory_kib <= kMostCost.memory_kib && cost.passes <= kMostCost.passes && cost.lanes <= kMostCost.lanes;
}

}  // namespace

std::string HashPassword(std::string_view password) {
  const HashingSlot slot;
  const std::string salt = RandomBytes(kSaltBytes);
  std::string encoded(argon2_encodedlen(kCost.passes, kCost.memory_kib, kCost.lanes, kSaltBytes, kHashBytes, Argon2_id),
                      '\0');
  const int result =
      argon2id_hash_encoded(kCost.passes, kCost.memory_kib, kCost.lanes, password.data(), password.size(), salt.data(),
                            salt.size(), kHashBytes, encoded.data(), encoded.size());
  if (result == ARGON2_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
  Require(result == ARGON2_OK, argon2_error_message(result));
  encoded.resize(encoded.find('\0'));
  return encoded;
}

bool VerifyPassword(std::string_view encoded, std::string_view password) {
  const std::string text(encoded);
  const std::optional<Cost> cost = CostOf(text);
  if (!cost || !IsBearable(*cost)) return false;
  const HashingSlot slot;
  const int result = argon2id_verify(text.c_str(), password.data(), password.size());
  if (result == ARGON2_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
  return result == ARGON2_OK;
}

bool PasswordNeedsRehash(std::string_view encoded) {
  return !encoded.starts_with(
      fmt::format("$argon2id$v=19$m={},t={},p={}$", kCost.memory_kib, kCost.passes, kCost.lanes));
}

const std::string& HashOfNobody() {
  static const std::string hash = HashPassword(RandomHex(16));
  return hash;
}

}  // namespace gongkai::crypto
