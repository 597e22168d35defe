// A symmetric key of 256 bits. Every copy is overwritten when it goes. One key, one purpose: a key that stands above
// others only derives, and what it derives seals or signs. Next to read: seal.h, hmac_sm3.h, key_file.h.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace gongkai::crypto {

class Key {
 public:
  static constexpr std::size_t kBytes = 32;

  static Key Random();
  /// Nothing unless there are 32 bytes.
  static std::optional<Key> Of(std::string_view bytes);

  Key(const Key&) = default;
  Key& operator=(const Key&) = default;
  ~Key();

  /// The same key for the same purpose, and nothing to learn from it about this one: HMAC-SM3(this, purpose).
  Key Derive(std::string_view purpose) const;

  std::string_view Reveal() const { return {bytes_.data(), bytes_.size()}; }

  /// In constant time.
  friend bool operator==(const Key& a, const Key& b);

 private:
  Key() = default;

  std::array<char, kBytes> bytes_{};
};

}  // namespace gongkai::crypto
