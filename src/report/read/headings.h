// The six headings of a report: which items they are, told from number and words together.
//
// Next to read: table_of_contents.h (headings that only list the others), regions.h (what stands under them).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "report/read/items.h"

namespace gongkai::report {

/// The numbers of the sections, as they are written before their titles.
inline constexpr std::u32string_view kSectionNumerals = U"一二三四五六";

struct Heading {
  int section = 0;         // 1..6
  int written_number = 0;  // 一 = 1 …; 0 = no number before the title
  std::string title;       // as written, without the number
  std::size_t item = 0;
};

struct Headings {
  std::vector<Heading> headings;    // in document order
  std::vector<std::size_t> listed;  // items of a table of contents, in order: they are no headings
};
Headings FindHeadings(const std::vector<Item>& items);

struct TitleMatch {
  int section = 0;
  double similarity = 0;  // 1 = the title itself
};

/// The section whose title, in one of its accepted wordings, is nearest to `key`; what is less like it than `least`
/// need not be found.
TitleMatch BestTitle(std::u32string_view key, double least);

}  // namespace gongkai::report
