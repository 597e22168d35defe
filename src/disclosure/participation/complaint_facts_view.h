// Complaints as those who look after openness count them: of which organ, what was found, what followed. No word of
// who complained, and nothing that names one.
#pragma once

#include "base/day_range.h"
#include "disclosure/participation/complaint_store.h"

namespace gongkai::disclosure {

/// That came in those days. `against`: none: about any organ.
std::vector<ComplaintFact> ComplaintsReceived(db::Session& session, const std::optional<std::vector<OrganId>>& against,
                                              const DayRange& days);

}  // namespace gongkai::disclosure
