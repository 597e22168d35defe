// Columns that text takes on a terminal: two for a wide character, none for a combining one.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gongkai::cli {

int WidthOf(char32_t code_point);
std::size_t WidthOf(std::string_view text);

/// Text of a file made safe for a terminal: control characters (escape sequences with them) and line ends become
/// blanks.
std::string Printable(std::string_view text);

/// Cut to at most `width` columns, the last of them "…" where something was left out.
std::string CutToWidth(std::string_view text, std::size_t width);

enum class Align { kLeft, kRight };
/// Filled with blanks to `width` columns; longer text stays as it is.
std::string PadToWidth(std::string_view text, std::size_t width, Align align);

}  // namespace gongkai::cli
