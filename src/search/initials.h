// Initials of pinyin: 森林防火 is found by slfh. Readings are ICU's (Han-Latin), one for each character, asked once
// for each and remembered; for characters that are often read in two ways (行, 长, 重) both count. What has no reading
// stands as it is when it is a letter or a digit of ASCII, and is left out otherwise.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gongkai::search {

/// In how many ways a text is read at most: further characters with two readings are read in their first way.
inline constexpr std::size_t kMostReadings = 4;

/// Of a text, in each way of reading it, as characters of an index (token.h). None where it holds no Han.
std::vector<std::u32string> InitialsOf(std::string_view text);

/// Of what was typed: "zwgk" as characters of an index. Empty unless it is two letters of ASCII or more, with digits.
std::u32string TypedInitials(std::u32string_view key);

/// The whole readings of a text, without tones, one a Han character: 枕溪 gives {"zhen", "xi"}. A character without
/// one gives itself. For telling words that sound alike.
std::vector<std::string> ReadingsOf(std::u32string_view text);

}  // namespace gongkai::search
