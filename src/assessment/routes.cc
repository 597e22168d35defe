#include "assessment/routes.h"

#include "assessment/pages.h"

namespace gongkai::assessment {

void AddRoutes(account::Office& office) {
  AddListPages(office);
  AddAssessmentPages(office);
  AddTablePages(office);
  AddSheetPages(office);
  AddIndicatorPages(office);
  AddIndicatorActPages(office);
  AddAppealPages(office);
  AddContributionPages(office);
  AddHistoryPages(office);
  AddFilePages(office);
}

}  // namespace gongkai::assessment
