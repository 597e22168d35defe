// Screening in the demo county: everything that is handed in is screened for real, what is found and may stay is left
// standing by the word of the secrecy examiner, and three drafts show what is open, masked and left.
#pragma once

#include <string_view>

#include "account/demo_county.h"
#include "disclosure/item.h"

namespace gongkai::disclosure {

void ScreenDemoItem(account::DemoLife& life, std::string_view organ, ItemId item);

/// Before the last signature.
void SettleDemoScreening(account::DemoLife& life, std::string_view organ, ItemId item);

void LiveDemoScreening(account::DemoLife& life);

}  // namespace gongkai::disclosure
