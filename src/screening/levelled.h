// A text, or parts of it, written anew so that words can be looked for in it, with the way back: traditional characters
// simplified, or blanks between Chinese characters taken out. Internal to screening/.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gongkai::screening {

struct Levelled {
  std::string text;
  std::vector<std::uint32_t> begin, end;  // for each byte: where its character stood
  std::vector<std::uint32_t> joints;      // byte offsets at which blanks were taken out

  void Clear() {
    text.clear();
    begin.clear();
    end.clear();
    joints.clear();
  }
  void Append(std::string_view character, std::size_t from, std::size_t to);
};

/// Characters of three bytes that are known to stay as they are: by the six low bits of the second and the third byte a
/// byte, in it a bit by the three low ones of the first. None is noted that shares its bit with a Chinese character.
extern std::array<std::atomic<std::uint8_t>, 0x4000> plain_characters;
bool LearnWhetherTraditional(std::uint32_t bytes);

/// Whether it is a character that has a simplified form; of its three bytes, the first lowest.
inline bool IsTraditional(std::uint32_t bytes) {
  const std::uint8_t plain = plain_characters[bytes >> 8U & 0x3F3FU].load(std::memory_order_relaxed);
  return (plain >> (bytes & 7U) & 1U) == 0 && LearnWhetherTraditional(bytes);
}

/// Whether a traditional character stands in the text, be it one alone.
bool HasTraditional(std::string_view text);

/// Simplified characters, and ASCII for full-width letters and digits; all else as it is.
Levelled Simplified(std::string_view text);

/// The surroundings of the blanks, `reach` bytes to each side, without them; each stretch on a line of its own.
void CloseUp(std::string_view text, std::span<const std::uint32_t> blanks, std::size_t reach, Levelled& out);

}  // namespace gongkai::screening
