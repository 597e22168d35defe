// /office/policy: what the security administrator asks of passwords, sessions and the second factor.
#pragma once

#include "account/office.h"

namespace gongkai::account {

void AddPolicyPages(Office& office);

}  // namespace gongkai::account
