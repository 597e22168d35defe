// HMAC (RFC 2104) over SM3: who has the key can tell that nobody without it wrote or changed these bytes.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "crypto/key.h"

namespace gongkai::crypto {

/// 32 bytes, compared in constant time.
class Mac {
 public:
  static constexpr std::size_t kBytes = 32;

  /// Nothing unless there are 32 bytes, or 64 hex digits.
  static std::optional<Mac> Of(std::string_view bytes);
  static std::optional<Mac> FromHex(std::string_view hex);

  std::string_view bytes() const { return {bytes_.data(), bytes_.size()}; }
  std::string ToHex() const;

  friend bool operator==(const Mac& a, const Mac& b);

 private:
  friend class HmacSm3;
  Mac() = default;

  std::array<char, kBytes> bytes_{};
};

class HmacSm3 {
 public:
  explicit HmacSm3(const Key& key) : HmacSm3(key.Reveal()) {}
  /// For keys of another length.
  explicit HmacSm3(std::string_view key);
  ~HmacSm3();
  HmacSm3(const HmacSm3&) = delete;
  HmacSm3& operator=(const HmacSm3&) = delete;

  HmacSm3& Add(std::string_view bytes);
  /// Its length comes first (8 bytes, big-endian), so that "ab" + "c" is not "a" + "bc".
  HmacSm3& AddField(std::string_view bytes);
  /// Nothing may be added afterwards.
  Mac Finish();

  static Mac Of(const Key& key, std::string_view bytes) { return HmacSm3(key).Add(bytes).Finish(); }
  static Mac Of(std::string_view key, std::string_view bytes) { return HmacSm3(key).Add(bytes).Finish(); }

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gongkai::crypto
