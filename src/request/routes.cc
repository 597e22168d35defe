#include "request/routes.h"

#include "request/pages.h"

namespace gongkai::request {

void AddRoutes(account::Office& office, const screening::Tools& tools) {
  AddApplyPages(office);
  AddIntakePages(office);
  AddCaseImportPages(office);
  AddApplicantPages(office);
  AddCaseListPages(office);
  AddCasePages(office);
  AddCaseActPages(office);
  AddDecisionPages(office, tools);
  AddLetterPages(office);
  AddLetterTemplatePages(office);
  AddFeePages(office);
  AddOversightPages(office);
  AddRecordCorrectionPages(office);
  AddProactivePages(office);
  AddDisposalPages(office);
}

}  // namespace gongkai::request
