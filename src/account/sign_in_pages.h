// The way in: /sign-in, /sign-in/code, /sign-in/device, /first-password, and out again: /sign-out.
#pragma once

#include "account/deed.h"
#include "web/router.h"

namespace gongkai::account {

void AddSignInPages(web::Router& router, Desk& desk);

}  // namespace gongkai::account
