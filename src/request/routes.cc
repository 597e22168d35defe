#include "request/routes.h"

#include "request/pages.h"

namespace gongkai::request {

void AddRoutes(account::Office& office, const screening::Tools& tools, bool can_mail) {
  AddApplyPages(office, can_mail);
  AddIntakePages(office);
  AddCaseImportPages(office);
  AddApplicantPages(office);
  AddCaseListPages(office);
  AddCasePages(office);
  AddCaseActPages(office);
  AddDecisionPages(office, tools);
  AddRedactPages(office, tools);
  AddLetterPages(office);
  AddLetterTemplatePages(office);
  AddViewingPages(office);
  AddFeePages(office);
  AddOversightPages(office);
  AddRecordCorrectionPages(office);
  AddProactivePages(office);
  AddLogPages(office);
  AddDisposalPages(office);
}

}  // namespace gongkai::request
