#include "oversight/due_view.h"

#include <algorithm>

namespace gongkai::oversight {

using account::Act;

std::vector<Measure> MeasuresToReport(db::Session& session, const account::Visitor& visitor) {
  const auto organs = visitor.OrgansFor(Act::kHandleCases).value_or(std::vector<OrganId>());
  if (organs.empty()) return {};
  MeasureQuery query{.against = organs, .state = MeasureState::kIssued};
  query.without_proposals = true;
  std::vector<Measure> owed = ListMeasures(session, query);
  std::erase_if(owed, [](const Measure& each) { return !OwesReport(each); });
  return owed;
}

std::vector<Measure> MeasuresToFollow(db::Session& session, const account::Visitor& visitor, Date today) {
  if (!visitor.May(Act::kSuperviseCases)) return {};
  std::vector<Measure> open = ListMeasures(session, {.only_open = true});
  std::erase_if(open,
                [&](const Measure& each) { return each.state != MeasureState::kReported && !IsOverdue(each, today); });
  return open;
}

}  // namespace gongkai::oversight
