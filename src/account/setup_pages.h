// The first run in the browser: /setup?token=…, from province to county or by the county's name, then one form.
#pragma once

#include "account/deed.h"
#include "web/router.h"

namespace gongkai::account {

void AddSetUpPages(web::Router& router, Desk& desk);

}  // namespace gongkai::account
