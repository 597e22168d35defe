// Digits one by one, for what is a name and no amount. Numbers in words: SpokenNumber (spoken.h). Used by spoken.cc
// alone.
#pragma once

#include <string>
#include <string_view>

namespace gongkai::disclosure {

/// One digit after the other. Years are read with 〇, telephone numbers with 幺 for 1.
std::u32string Singly(std::u32string_view digits, char32_t zero, char32_t one);

}  // namespace gongkai::disclosure
