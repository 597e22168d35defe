// The pages about the annual reports of many (汇总): what app/ includes of this folder.
#pragma once

#include "report/pages.h"

namespace gongkai::report {

/// `site` must outlive the office.
void AddCampaignRoutes(account::Office& office, Site& site);

}  // namespace gongkai::report
