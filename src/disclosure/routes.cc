#include "disclosure/routes.h"

#include <utility>

#include "disclosure/catalogue_pages.h"
#include "disclosure/pages.h"
#include "disclosure/public_pages.h"

namespace gongkai::disclosure {

void AddRoutes(account::Office& office, WorkbookReader read) {
  AddItemListPages(office);
  AddItemFormPages(office);
  AddItemPages(office);
  AddDuePages(office);
  AddPublicPages(office);
  AddCataloguePages(office);
  AddCatalogueRowPages(office);
  AddCatalogueRowFormPages(office);
  AddCatalogueImportPages(office, std::move(read));
  AddCatalogueTiePages(office);
  AddObligationPages(office);
  AddCataloguePublicPages(office);
}

}  // namespace gongkai::disclosure
