// The directory of organs as a table to take away: a workbook, or CSV for other programs.
#pragma once

#include <string>
#include <vector>

#include "account/deed.h"
#include "account/organ_list_view.h"

namespace gongkai::account {

enum class ExportForm { kXlsx, kCsv };

/// The rows of the list under this filter, as a file. Stands in the installation's audit trail.
std::string ExportOrgans(Desk& desk, const Actor& actor, const OrganFilter& filter, ExportForm form);

}  // namespace gongkai::account
