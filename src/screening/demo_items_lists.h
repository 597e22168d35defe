// Word lists of the demo county, with a history of a few changes, and an impact assessment: done by the very acts that
// people do on the pages.
#pragma once

#include "account/demo_county.h"

namespace gongkai::screening {

/// At the beginning of the county's life, so that everything is screened by them.
void LiveDemoLists(account::DemoLife& life);
/// Not long before today: an assessment serves a year at most.
void LiveDemoAssessments(account::DemoLife& life);

}  // namespace gongkai::screening
