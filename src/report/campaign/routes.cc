#include "report/campaign/routes.h"

#include "report/campaign/campaign_pages.h"

namespace gongkai::report {

// Each part adds its line.
void AddCampaignRoutes(account::Office& office, Site& site) {
  AddCampaignPages(office, site);
}

}  // namespace gongkai::report
