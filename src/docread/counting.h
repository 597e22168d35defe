// Whole numbers in the ways a word processor counts paragraphs: 一、（二）3. IV (e) ⑥ …
#pragma once

#include <string>
#include <string_view>

namespace gongkai::docread {

/// `format` as docx names it (ST_NumberFormat, ISO/IEC 29500-1 17.18.59). Formats without digits of their own here are
/// written in decimal; "none" and "bullet" are empty.
std::string Count(int number, std::string_view format);

}  // namespace gongkai::docread
