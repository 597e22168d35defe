// In the demo county: a township waits for the word of a bureau, and another one was asked for changes.
#pragma once

#include "account/demo_county.h"

namespace gongkai::disclosure {

void LiveDemoSteps(account::DemoLife& life);

}  // namespace gongkai::disclosure
