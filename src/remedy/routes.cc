#include "remedy/routes.h"

#include "remedy/dispute_pages.h"

namespace gongkai::remedy {

void AddRoutes(account::Office& office) {
  AddDisputeListPages(office);
  AddDisputeEnterPages(office);
  AddDisputePages(office);
  AddDisputeActPages(office);
  AddTableFourPages(office);
  AddDisputeDisposalPages(office);
}

}  // namespace gongkai::remedy
