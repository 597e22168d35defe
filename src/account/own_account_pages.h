// One's own account: /account with posts, sessions, device and recovery codes.
#pragma once

#include "account/office.h"

namespace gongkai::account {

void AddOwnAccountPages(Office& office);

}  // namespace gongkai::account
