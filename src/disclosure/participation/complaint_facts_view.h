// Complaints as those who look after openness count them: of which organ, what was found, what followed. No word of
// who complained, and nothing that names one.
#pragma once

#include "base/day_range.h"
#include "disclosure/participation/complaint_store.h"
#include "disclosure/participation/message_care.h"

namespace gongkai::disclosure {

/// That came in those days. `against`: none: about any organ.
std::vector<ComplaintFact> ComplaintsReceived(db::Session& session, const std::optional<std::vector<OrganId>>& against,
                                              const DayRange& days);

/// What was said of messages of every kind that came in those days and these organs handle (none: all), in the order of
/// Satisfactions().
std::vector<SatisfactionCount> SatisfactionWith(db::Session& session,
                                                const std::optional<std::vector<OrganId>>& handlers,
                                                const DayRange& days);

}  // namespace gongkai::disclosure
