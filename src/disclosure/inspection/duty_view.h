// All that is owed and not done, as a run of the self-inspection sees it. Kept apart, so that the inspection needs to
// know nothing of how guides, places and lists of transfer are kept.
#pragma once

#include <vector>

#include "db/database.h"
#include "disclosure/inspection/inspection_fault.h"

namespace gongkai::disclosure {

std::vector<SeenFault> DutyFaults(db::Session& session, Date today, int most);

}  // namespace gongkai::disclosure
