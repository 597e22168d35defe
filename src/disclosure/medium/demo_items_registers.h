// In the demo county: accounts and platforms with what falls due, matters with their chains, and obligations that were
// reminded of and are followed.
#pragma once

#include "account/demo_county.h"

namespace gongkai::disclosure {

/// Behind the items: it ties those that are there (demo_items.h).
void LiveDemoRegisters(account::DemoLife& life);

}  // namespace gongkai::disclosure
