#include "disclosure/routes.h"

#include "disclosure/pages.h"
#include "disclosure/public_pages.h"

namespace gongkai::disclosure {

void AddRoutes(account::Office& office) {
  AddItemListPages(office);
  AddItemFormPages(office);
  AddItemPages(office);
  AddDuePages(office);
  AddPublicPages(office);
}

}  // namespace gongkai::disclosure
