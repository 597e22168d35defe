// /office/sending: how notices leave the house, as the system administrator sees it: what is set up, what waits, what
// failed and why, a test to oneself, and the county's defaults. Nothing on it names a person.
#pragma once

#include "account/office.h"
#include "account/sending_actions.h"

namespace gongkai::account {

/// `outlets` outlive the office.
void AddSendingPages(Office& office, const Outlets& outlets);

}  // namespace gongkai::account
