// See routes.h.

#include "report/routes.h"

namespace gongkai::report {

void AddRoutes(account::Office& office, Site& site) {
  AddStartPages(office, site);
  AddUploadPages(office, site);
  AddListPages(office, site);
  AddReportPages(office, site);
  AddComparePages(office, site);
  AddRulesPages(office, site);
}

}  // namespace gongkai::report
