// Every page of applications.
#pragma once

#include "account/office.h"

namespace gongkai::request {

/// `can_mail`: letters can be sent to applicants (receipt_mail_actions.h).
void AddRoutes(account::Office& office, bool can_mail = false);

}  // namespace gongkai::request
