// Tables drawn with characters, as in text and in <pre> of web pages:
//
//   ┌──────┬───┐
//   │规章  │ 3 │     uprights part the cells; full-width and heavy ones, and plain pipes, do the same
//   ├──────┼───┤     what else is drawn is no text
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gongkai::docread {

/// Full-width and drawn uprights are pipes. One code point stays one code point, so that columns hold. Empty where the
/// line holds none, as most do.
std::string WithPlainPipes(std::string_view line);

/// A level line of a drawing: nothing but its characters, one of them level.
bool IsDrawnRule(std::string_view line);

/// The cells of a line between a first and a last upright, trimmed; empty for any other line.
std::vector<std::string> DrawnCells(std::string_view line);

}  // namespace gongkai::docread
