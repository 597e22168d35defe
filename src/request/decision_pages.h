// The page of a decision, as the pages of what was found in it come back to it.
#pragma once

#include "account/office.h"
#include "request/case_pages.h"
#include "screening/tools_actions.h"

namespace gongkai::request {

/// With the errors of a form about what was found; its fields are named "reason-" and the number of its first hit.
web::Response ShowDecisionWith(account::Desk& desk, const web::Request& request, const account::Visitor& visitor,
                               const FieldErrors& errors);

/// What a form did or did not, told on the page: "left" in the address.
std::string PathOfDecision(CaseId id);

// Added by AddDecisionPages.
void AddDecisionWritePages(account::Office& office, const screening::Tools& tools);
void AddReplyScreeningPages(account::Office& office, const screening::Tools& tools);

}  // namespace gongkai::request
