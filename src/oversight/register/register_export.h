// Registers as a workbook: a sheet for each register, a column for each of its fields, as it is filtered on the page.
#pragma once

#include <functional>
#include <string>

#include "oversight/register/register_figure.h"

namespace gongkai::oversight {

using OrganNames = std::function<std::string(OrganId)>;

/// One sheet: a row an entry, a column a field of the kind, in the order of `entries`. The bytes of the file.
std::string RegisterXlsx(const RegisterKind& kind, const std::vector<RegisterEntry>& entries, const OrganNames& name);
/// Every register that the organ keeps, and the statements that there was none.
std::string RegisterYearXlsx(const RegisterYear& year, OrganKind organ, const OrganNames& name);

struct OrganYear {
  OrganId organ{0};
  std::string name;
  std::size_t entries = 0;
  std::vector<MissingPart> missing;
};
/// How many entries each organ has, and what it is missing.
std::string CountyYearXlsx(const std::vector<OrganYear>& years);

}  // namespace gongkai::oversight
