#include "disclosure/participation/complaint_facts_view.h"

namespace gongkai::disclosure {

std::vector<ComplaintFact> ComplaintsReceived(db::Session& session, const std::optional<std::vector<OrganId>>& against,
                                              const DayRange& days) {
  const auto begin = [](Date day) { return Instant(std::chrono::sys_days(day) - kBeijingOffset); };
  return ComplaintFactsOf(session, against, begin(days.first),
                          begin(Date(std::chrono::sys_days(days.last) + std::chrono::days(1))));
}

}  // namespace gongkai::disclosure
