// Title, organ, year, level and date of publication.
#pragma once

#include <span>

#include "report/read/headings.h"
#include "report/read/items.h"
#include "report/report.h"

namespace gongkai::report {

/// Fills title, organ, year, published and level of `report` from what stands before the first section, at the end, and
/// in the document's own title.
void ReadHead(std::span<const Item> items, std::span<const Heading> headings, AnnualReport& report);

}  // namespace gongkai::report
