#include "oversight/register/routes.h"

#include "oversight/register/register_pages.h"

namespace gongkai::oversight {

void AddRegisterRoutes(account::Office& office) {
  AddRegisterOverviewPages(office);
  AddRegisterListPages(office);
  AddRegisterFormPages(office);
  AddRegisterEntryPages(office);
  AddRegisterActPages(office);
}

}  // namespace gongkai::oversight
