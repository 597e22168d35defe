#include "disclosure/routes.h"

#include "disclosure/kiosk_pages.h"
#include "disclosure/pages.h"
#include "disclosure/public_pages.h"

namespace gongkai::disclosure {

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
  AddKioskPages(office);
}

}  // namespace gongkai::disclosure
