// Messages whose archive period is over: what is due by organ, year and kind, the proposal, its approval by another
// person, and the record, which is printed as it stands.
#pragma once

#include "account/office.h"
#include "disclosure/participation/disposal_actions.h"

namespace gongkai::disclosure {

void AddDisposalPages(account::Office& office);

}  // namespace gongkai::disclosure
