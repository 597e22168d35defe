// Bytes that only the key opens, and only whole and unchanged: SM4-CTR, then HMAC-SM3 over all of it.
//
//   sealed = version (1 byte: 1) · IV (16 random bytes) · SM4-CTR(plain) · MAC (32 bytes)
//   MAC    = HMAC-SM3 over: length of the associated data (8 bytes, big-endian) · associated data · version · IV ·
//            SM4-CTR(plain)
//
// The two sub-keys are Key::Derive of the key; of the first, SM4 takes the first 16 bytes. Why so: docs/adr/0008.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "crypto/key.h"
#include "crypto/secret.h"

namespace gongkai::crypto {

/// How much longer the sealed bytes are.
inline constexpr std::size_t kSealBytes = 1 + 16 + 32;

/// `associated_data` is not hidden and not kept; it says whose bytes these are (table, row, column), so that they open
/// nowhere else. Sealing the same text twice gives different bytes.
std::string Seal(const Key& key, std::string_view associated_data, std::string_view plain);

/// Nothing when the key or the associated data are others, or when a bit was changed, added or cut off.
std::optional<Secret> Open(const Key& key, std::string_view associated_data, std::string_view sealed);

}  // namespace gongkai::crypto
