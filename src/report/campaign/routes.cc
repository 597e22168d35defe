#include "report/campaign/routes.h"

#include "report/campaign/campaign_pages.h"
#include "report/campaign/rollup_frame_pages.h"
#include "report/campaign/see_pages.h"

namespace gongkai::report {

// Each part has its line.
void AddCampaignRoutes(account::Office& office, Site& site) {
  const auto shelf = std::make_shared<SeeShelf>();
  AddCampaignPages(office, site);
  AddRollUpPages(office, site, shelf);
  AddSeePages(office, site, shelf);
}

}  // namespace gongkai::report
