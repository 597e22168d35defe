// See routes.h.

#include "report/routes.h"

namespace gongkai::report {

void AddRoutes(web::Router& router, Site& site) {
  AddStartPages(router, site);
  AddUploadPages(router, site);
  AddListPages(router, site);
  AddReportPages(router, site);
  AddComparePages(router, site);
  AddRulesPages(router, site);
}

}  // namespace gongkai::report
