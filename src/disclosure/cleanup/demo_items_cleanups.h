// A clean-up of the demo's township: what it found of its documents.
#pragma once

#include "account/demo_county.h"

namespace gongkai::disclosure {

/// Behind the items. Errors: throws std::runtime_error.
void LiveDemoCleanups(account::DemoLife& life);

}  // namespace gongkai::disclosure
