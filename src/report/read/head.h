// Title, organ, year, level and date of publication.
#pragma once

#include <span>
#include <string_view>

#include "report/read/items.h"
#include "report/report.h"

namespace gongkai::report {

/// Fills title, organ, year, published and level of `report` from what stands before the first section, at the end, and
/// in the document's own title. `first_heading` and `end` bound the preface.
void ReadHead(std::span<const Item> items, std::size_t first_heading, AnnualReport& report);

/// A line (folded, without blanks) that is the name of an organ and nothing else: a part of a title set in two lines.
bool IsOrganLine(std::u32string_view key);

}  // namespace gongkai::report
