// The demo county's catalogue (data/demo/catalogue.tsv): the county's standard, the areas that some organs take or do
// not, and under which rows items stand, so that something is overdue, coming and done. By the acts that people do.
#pragma once

#include "account/demo_county.h"

namespace gongkai::disclosure {

/// So many days before today the catalogue began to hold.
inline constexpr int kDemoCatalogueDays = 95;

void BringDemoCatalogue(account::DemoLife& life);
/// Once the items are there.
void TieDemoItems(account::DemoLife& life);

}  // namespace gongkai::disclosure
