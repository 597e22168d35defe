// "规章0 0 0": a label whose first figure a lost blank or rule has glued to it.
#pragma once

#include <cstddef>
#include <string_view>

namespace gongkai::report {

/// Where the label in `text` ends and its first figure begins; 0 where that is not certain. It is where what stands
/// before the last digits is the printed label of a row, and that row has one column more than the `figures_behind`.
std::size_t EndOfGluedLabel(std::string_view text, std::size_t figures_behind);

}  // namespace gongkai::report
