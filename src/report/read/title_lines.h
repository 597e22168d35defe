// A title set in several lines: what stands above and below its most telling line and belongs to it.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "report/read/items.h"

namespace gongkai::report {

struct TitleLine {
  std::string text;      // as written
  std::u32string tight;  // as it is compared
};

/// The line at `at`, with the next one where that is the missing end: "…政府信息公开工作" / "年度报告".
TitleLine WithEndBelow(std::span<const Item> items, std::size_t at);

/// Puts before `line`, which begins at `at`, what the lines above it have of the title: the year, the county of an
/// organ, or the beginning of a name that a line break has cut. The organ's name alone above a title stays where it is.
/// What stands above all that is returned, as it is compared.
std::u32string PutBeginningAbove(std::span<const Item> items, std::size_t at, TitleLine& line);

}  // namespace gongkai::report
