// Where the six sections and the three tables of a report stand among its items.
//
// Next to read: headings.h; then table2.cc, table3.cc, table4.cc, which read the regions.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "report/read/headings.h"

namespace gongkai::report {

/// Half-open range of items.
struct Region {
  std::size_t begin = 0, end = 0;
  bool empty() const { return begin >= end; }
  bool Holds(std::size_t item) const { return item >= begin && item < end; }
};

struct Regions {
  std::vector<Heading> headings;      // in document order
  std::vector<std::size_t> contents;  // items of a table of contents, in order
  std::array<Region, 5> tables;       // [2], [3], [4] are used; empty = nothing of that table is there
};

Regions FindRegions(const std::vector<Item>& items);

}  // namespace gongkai::report
