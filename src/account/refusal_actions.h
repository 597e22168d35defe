// How an act ends that is refused but must be seen later: its refusal is put down, and nothing else of it remains.
#pragma once

#include <string>
#include <string_view>

#include "account/deed.h"

namespace gongkai::account {

/// Records and commits; gives the error on. Call it before anything was written.
Error Refused(Deed& deed, OrganId organ, std::string_view act, std::string object, Error error);

}  // namespace gongkai::account
