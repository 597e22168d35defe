// The little of Markdown that text of reports comes in: marks of headings, cells between pipes. Next to read: text.cc.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gongkai::docread {

/// The level of a heading, "## 一、总体情况" = 2, whose marks are taken off `text`; 0 when it is none.
int TakeHeadingMarks(std::string_view& text);

/// Where the cell that begins at `begin` ends: at a pipe, but not at one behind a backslash. A backslash alone in its
/// cell is what people write for "none", and keeps no pipe.
std::size_t EndOfMarkdownCell(std::string_view line, std::size_t begin);

/// "\-2" is "-2": a backslash before punctuation only keeps it from being a mark. At the end it is one like others.
std::string WithoutEscapes(std::string_view text);

}  // namespace gongkai::docread
