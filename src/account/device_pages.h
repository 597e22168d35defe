// Binding the phone that shows the codes: /sign-in/device, on the way in when it is owed, and at any time without one.
#pragma once

#include <string>
#include <vector>

#include "account/deed.h"
#include "web/html.h"
#include "web/router.h"

namespace gongkai::account {

void AddDevicePages(web::Router& router, Desk& desk);

/// Recovery codes, shown this once, with what to do with them.
web::Html RecoveryCodes(const std::vector<std::string>& codes);

}  // namespace gongkai::account
