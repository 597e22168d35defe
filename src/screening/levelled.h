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

/// What is known of a character that takes up to three bytes: 0 nothing yet, 1 it stays, 2 it has a simplified form.
extern std::array<std::atomic<std::uint8_t>, 0x10000> simplified_forms;
bool LearnSimplifiedForm(char32_t c);

inline bool HasSimplifiedForm(char32_t c) {
  const std::uint8_t state = simplified_forms[c & 0xFFFFU].load(std::memory_order_relaxed);
  return state != 1 && (state == 2 || LearnSimplifiedForm(c));
}

/// Whether a traditional character stands in the text, be it one alone.
bool HasTraditional(std::string_view text);

/// Simplified characters, and ASCII for full-width letters and digits; all else as it is.
Levelled Simplified(std::string_view text);

/// The surroundings of the blanks, `reach` bytes to each side, without them; each stretch on a line of its own.
void CloseUp(std::string_view text, std::span<const std::uint32_t> blanks, std::size_t reach, Levelled& out);

}  // namespace gongkai::screening
