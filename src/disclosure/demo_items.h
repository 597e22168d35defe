// A year of items in the demo county: published by three signatures each, some still being written or signed, some
// overdue, corrected, taken down, over, or registered as not to be published. Texts: data/demo/items.tsv.
#pragma once

#include "account/demo_county.h"

namespace gongkai::disclosure {

void LiveDemoItems(account::DemoLife& life);

}  // namespace gongkai::disclosure
