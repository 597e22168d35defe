// More than one annual report in one file: their figures belong to no one report.
#pragma once

#include <optional>
#include <vector>

#include "report/read/headings.h"

namespace gongkai::report {

/// Some files hold table 3 once more, as an appendix or for small screens. Copies with the same cells throughout are
/// left out; where one differs, or titles name two reports, all stay.
std::vector<Item> WithoutCopiedTables(std::vector<Item> items);

/// Table 3 with figures stands there twice; or most sections come twice, under titles of different organs or years.
bool HoldsSeveralReports(const std::vector<Item>& items, const std::vector<Heading>& headings);

/// Of several reports in one file the latest gives the year.
std::optional<int> LatestTitleYear(const std::vector<Item>& items, std::optional<int> year);

}  // namespace gongkai::report
