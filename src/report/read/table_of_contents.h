// A table of contents (目录), a list of links, a field of Word: the six headings one below the other, with nothing
// between them but the numbers of pages.
#pragma once

#include <cstddef>
#include <vector>

#include "report/read/headings.h"

namespace gongkai::report {

/// The items of those headings that only list others, in order. A report whose tables are pictures has its headings one
/// below the other as well; so a list is one only if most of its headings come again elsewhere.
std::vector<std::size_t> ListedHeadings(const std::vector<Item>& items, const std::vector<Heading>& headings);

}  // namespace gongkai::report
