#include "oversight/routes.h"

#include "oversight/pages.h"
#include "oversight/training/training_pages.h"

namespace gongkai::oversight {

void AddRoutes(account::Office& office) {
  AddOversightPages(office);
  AddMeasureListPages(office);
  AddMeasureFormPages(office);
  AddMeasurePages(office);
  AddTrainingRoutes(office);
}

}  // namespace gongkai::oversight
