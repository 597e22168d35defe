// Characters by which a text reads as it always does and is written otherwise: marks that show nothing (a soft hyphen,
// a joiner, the marks of direction) within a number or a word, digits of other scripts and fonts, numbers in Chinese
// numerals, forms of Chinese characters that are kept for old encodings. A text that has some is levelled and looked at
// once more. Internal to screening/.
//
//   "4103\u00AD8819850612\u20600037"  and  "四一〇三八八一九八五〇六一二〇〇三七"  become  410388198506120037
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "screening/levelled.h"

namespace gongkai::screening {

/// Words with which a number in Chinese numerals can be told: every year of birth and every mobile number has one.
std::span<const std::string_view> NumeralWords();

/// Whether Chinese numerals, and digits among them, stand so close around `at` that they are a number, not an amount.
bool IsInLongNumeral(std::string_view text, std::size_t at);

/// The text levelled; empty when that changes nothing. Of the name of a file what ties its words together becomes
/// blanks as well.
Levelled WithoutOddCharacters(std::string_view text, bool is_file_name);

}  // namespace gongkai::screening
