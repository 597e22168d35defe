// Every page of applications.
#pragma once

#include "account/office.h"
#include "screening/tools_actions.h"

namespace gongkai::request {

/// `tools`: what goes out with a reply is screened with them; none: text alone. `can_mail`: letters can be sent to
/// applicants (receipt_mail_actions.h).
void AddRoutes(account::Office& office, const screening::Tools& tools = {}, bool can_mail = false);

}  // namespace gongkai::request
