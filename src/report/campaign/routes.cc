#include "report/campaign/routes.h"

namespace gongkai::report {

// Each part adds its line.
void AddCampaignRoutes(account::Office& /*office*/, Site& /*site*/) {}

}  // namespace gongkai::report
