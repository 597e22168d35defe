// A year of items in the demo county: published by three signatures each, some still being written or signed, some
// overdue, corrected, taken down, over, or registered as not to be published. Texts: data/demo/items.tsv.
#pragma once

#include <functional>

#include "account/demo_county.h"

namespace gongkai::disclosure {

void LiveDemoItems(account::DemoLife& life);

/// The same with what else happens in the county meanwhile: `beside` is told how many days before today it is, and
/// lets happen what has not happened until then.
void LiveDemoItemsBeside(account::DemoLife& life, const std::function<void(int days_before)>& beside);

}  // namespace gongkai::disclosure
