// A campaign as a sheet, with the columns of its page.
#pragma once

#include <vector>

#include "docwrite/sheet.h"
#include "report/campaign/campaign_view.h"

namespace gongkai::report {

/// A head, then a row a unit in the order of `lines`, as the page has them.
docwrite::Sheet CampaignSheet(const std::vector<CampaignLine>& lines, int year);

}  // namespace gongkai::report
