// Bytes that must not outlive their use: overwritten when they go, never copied, never printed. Next to read: key.h.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gongkai::crypto {

class Secret {
 public:
  Secret() = default;
  /// A copy; what it was copied from stays the caller's to wipe.
  explicit Secret(std::string_view bytes);
  /// Overwrites and empties `bytes`.
  static Secret Taking(std::string&& bytes);

  Secret(Secret&& other) noexcept = default;
  Secret& operator=(Secret&& other) noexcept;
  ~Secret();

  /// The bytes themselves. Whoever asks for them says so in a word that can be searched for.
  std::string_view Reveal() const { return {bytes_.data(), bytes_.size()}; }
  std::size_t size() const { return bytes_.size(); }
  bool empty() const { return bytes_.empty(); }

  /// In constant time.
  friend bool operator==(const Secret& a, const Secret& b);

 private:
  void Wipe();

  std::vector<char> bytes_;
};

}  // namespace gongkai::crypto
