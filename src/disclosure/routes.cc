#include "disclosure/routes.h"

#include "disclosure/decision_pages.h"
#include "disclosure/pages.h"
#include "disclosure/public_pages.h"

namespace gongkai::disclosure {

void AddRoutes(account::Office& office, const DecisionImporting& importing) {
  AddItemListPages(office);
  AddItemFormPages(office);
  AddItemPages(office);
  AddDuePages(office);
  AddDecisionListPages(office);
  AddDecisionPages(office);
  AddDecisionImportPages(office, importing);
  AddFiguresPages(office);
  AddPublicPages(office);
}

}  // namespace gongkai::disclosure
