// The pages of an organ's own annual report (编制): what app/ includes of this folder.
#pragma once

#include "report/pages.h"

namespace gongkai::report {

/// `site` must outlive the office.
void AddAnnualRoutes(account::Office& office, Site& site);

}  // namespace gongkai::report
