#include "report/compile/routes.h"

#include "report/compile/annual_frame_pages.h"

namespace gongkai::report {

void AddAnnualRoutes(account::Office& office, Site& site) {
  AddAnnualTablePages(office, site);
  AddAnnualCellPages(office);
  AddAnnualSincePages(office);
}

}  // namespace gongkai::report
