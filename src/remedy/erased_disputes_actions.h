// What disputes add to the list of what was destroyed (request/erasure_list_export.h), which lies outside the database:
// a dispute that came back with an older backup is destroyed again.
#pragma once

#include "request/erasure_list_export.h"

namespace gongkai::remedy {

/// Everything that this program destroys.
request::ErasureKinds AllErasureKinds();

}  // namespace gongkai::remedy
