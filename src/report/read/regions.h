// Where the six sections and the three tables of a report stand among its items.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "report/read/items.h"

namespace gongkai::report {

struct Heading {
  int section = 0;         // 1..6
  int written_number = 0;  // 一 = 1 …; 0 = no number before the title
  std::string title;       // as written, without the number
  bool exact = false;      // one of the accepted titles
  std::size_t item = 0;
};

/// Half-open range of items.
struct Region {
  std::size_t begin = 0, end = 0;
  bool empty() const { return begin >= end; }
};

struct Regions {
  std::vector<Heading> headings;  // in document order
  std::array<Region, 5> tables;   // [2], [3], [4] are used; empty = nothing of that table is there
  bool repeated = false;          // the labels of table 3 stand there twice: more than one report
};

Regions FindRegions(const std::vector<Item>& items);

/// Splits paragraphs that hold several sections ("…。二、主动公开政府信息情况 …") so that each heading is an item.
std::vector<Item> SplitInlineHeadings(std::vector<Item> items);

}  // namespace gongkai::report
