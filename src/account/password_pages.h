// A new password of one's own: /account/password, on the way in when it is owed, and at any time.
#pragma once

#include "account/deed.h"
#include "base/field_errors.h"
#include "web/html.h"
#include "web/router.h"

namespace gongkai::account {

void AddPasswordPages(web::Router& router, Desk& desk);

/// The two fields of a new password, "password" and "again", with what is asked of it.
web::Html NewPasswordFields(Desk& desk, const FieldErrors& errors);

}  // namespace gongkai::account
