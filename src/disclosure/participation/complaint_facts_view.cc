#include "disclosure/participation/complaint_facts_view.h"

namespace gongkai::disclosure {

namespace {

Instant BeginOf(Date day) { return Instant(std::chrono::sys_days(day) - kBeijingOffset); }
Instant EndOf(Date day) { return BeginOf(Date(std::chrono::sys_days(day) + std::chrono::days(1))); }

}  // namespace

std::vector<ComplaintFact> ComplaintsReceived(db::Session& session, const std::optional<std::vector<OrganId>>& against,
                                              const DayRange& days) {
  return ComplaintFactsOf(session, against, BeginOf(days.first), EndOf(days.last));
}

std::vector<SatisfactionCount> SatisfactionWith(db::Session& session,
                                                const std::optional<std::vector<OrganId>>& handlers,
                                                const DayRange& days) {
  std::vector<SatisfactionCount> counts;
  for (const Satisfaction each : Satisfactions()) {
    counts.push_back({each, CountSatisfaction(session, handlers, IdOf(each), BeginOf(days.first), EndOf(days.last))});
  }
  return counts;
}

}  // namespace gongkai::disclosure
