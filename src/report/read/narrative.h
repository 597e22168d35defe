// Sections and running text: headings as written, paragraphs with wrapped lines joined, each line's place kept.
#pragma once

#include <vector>

#include "report/read/items.h"
#include "report/read/regions.h"
#include "report/report.h"

namespace gongkai::report {

void ReadNarrative(const std::vector<Item>& items, const Regions& regions, AnnualReport& report);

}  // namespace gongkai::report
