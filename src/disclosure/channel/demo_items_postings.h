// What went out by the channels in the demo county: lists on village boards with and without photos, some to be taken
// down, some taken down; broadcasts, an article, a sheet in the service hall; and a reading place.
#pragma once

#include "account/demo_county.h"

namespace gongkai::disclosure {

/// Behind the items: it puts postings to those that are there (demo_items.h).
void LiveDemoPostings(account::DemoLife& life);

}  // namespace gongkai::disclosure
