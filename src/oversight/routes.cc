#include "oversight/routes.h"

#include "oversight/pages.h"

namespace gongkai::oversight {

void AddRoutes(account::Office& office) {
  AddOversightPages(office);
  AddMeasureListPages(office);
  AddMeasureFormPages(office);
  AddMeasurePages(office);
}

}  // namespace gongkai::oversight
