// One's own account: /account with posts, sessions, device and recovery codes; and the office's front page, /office.
#pragma once

#include "account/office.h"

namespace gongkai::account {

void AddOwnAccountPages(Office& office);

}  // namespace gongkai::account
