// The list of what was published because somebody had applied for it (公开目录的“依申请转主动公开”) is the county's to
// show or not; it is off at first.
#pragma once

#include "account/deed.h"
#include "base/field_errors.h"

namespace gongkai::request {

/// Errors: as a whole when the post may not.
FormResult<bool> SwitchLog(account::Desk& desk, const account::Actor& actor, bool is_on);

}  // namespace gongkai::request
