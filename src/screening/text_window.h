// The surroundings of a place in a text, levelled for comparing: folded, without blanks. Internal to screening/; asked
// only where something was found, so that ordinary text is not copied.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

#include "screening/hit_sink.h"

namespace gongkai::screening {

inline constexpr std::size_t kHan = 3;  // bytes of a Chinese character

/// Folded and without blanks, as UTF-8: "：" is ":" in it, "（" is "(".
std::string Tight(std::string_view text);

/// About `characters` characters right before the byte `offset` (the end of what stands before it in the file, where
/// the piece itself has fewer), and right after it, within the piece.
std::string TightBefore(const PieceView& view, std::size_t offset, std::size_t characters);
std::string TightBefore(std::string_view text, std::size_t offset, std::size_t characters);
std::string TightAfter(std::string_view text, std::size_t offset, std::size_t characters);

/// Where a window of about so many characters begins or ends; never within a character.
std::size_t Back(std::string_view text, std::size_t offset, std::size_t characters);
std::size_t Forth(std::string_view text, std::size_t offset, std::size_t characters);

bool HasOne(std::string_view text, std::initializer_list<std::string_view> words);
bool StartsWithOne(std::string_view text, std::initializer_list<std::string_view> words);
bool EndsInOne(std::string_view text, std::initializer_list<std::string_view> words);

/// Where the last of the words ends in `text`; npos when none is there.
std::size_t EndOfLast(std::string_view text, std::initializer_list<std::string_view> words);

/// Behind `phrase` (folded, as Tight writes it), where it stands at `at` in whatever width, with blanks within and
/// before it; npos where it does not.
std::size_t Follow(std::string_view text, std::size_t at, std::string_view phrase);
std::size_t FollowOne(std::string_view text, std::size_t at, std::initializer_list<std::string_view> phrases);
std::size_t SkipBlanks(std::string_view text, std::size_t at);

/// Behind a whole character of three bytes, else behind one byte: what is searched for begins with no byte between.
inline std::size_t PastThree(std::string_view text, std::size_t at) {
  const auto continues = [&](std::size_t i) { return (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U; };
  const bool is_three = (static_cast<unsigned char>(text[at]) & 0xF0U) == 0xE0U && at + 2 < text.size();
  return at + (is_three && continues(at + 1) && continues(at + 2) ? 3 : 1);
}

/// The character that begins at, or ends right before, `offset`; 0 at the edge.
char32_t CharacterAt(std::string_view text, std::size_t offset);
char32_t CharacterBefore(std::string_view text, std::size_t offset);
std::size_t StartOfCharacterBefore(std::string_view text, std::size_t offset);

}  // namespace gongkai::screening
