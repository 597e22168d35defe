#include "disclosure/routes.h"

#include <utility>

#include "disclosure/catalogue_pages.h"
#include "disclosure/kiosk_pages.h"
#include "disclosure/pages.h"
#include "disclosure/public_pages.h"

namespace gongkai::disclosure {

void AddRoutes(account::Office& office, WorkbookReader read) {
void AddRoutes(account::Office& office, const std::string& site) {
  AddItemListPages(office);
  AddItemFormPages(office);
  AddItemPages(office);
  AddDuePages(office);
  AddChannelPages(office);
  AddChannelListPages(office);
  AddReadingPlacePages(office);
  AddOutgoingPages(office, site);
  AddPublicPages(office);
  AddCataloguePages(office);
  AddCatalogueRowPages(office);
  AddCatalogueRowFormPages(office);
  AddCatalogueImportPages(office, std::move(read));
  AddCatalogueTiePages(office);
  AddObligationPages(office);
  AddCataloguePublicPages(office);
  AddKioskPages(office);
}

}  // namespace gongkai::disclosure
