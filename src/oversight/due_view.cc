#include "oversight/due_view.h"

#include <algorithm>

namespace gongkai::oversight {

using account::Act;

bool WorksAt(const account::Visitor& visitor, OrganId organ) {
  return std::ranges::any_of(visitor.posts, [&](const account::HeldPost& each) { return each.organ == organ; });
}

bool MaySee(const account::Visitor& visitor, const Measure& measure) {
  if (measure.kind == MeasureKind::kPropose && WorksAt(visitor, measure.against)) return false;
  const bool sees_county = !visitor.OrgansFor(Act::kSeeCases);
  return sees_county || (measure.kind != MeasureKind::kPropose && visitor.May(Act::kSeeCases, measure.against));
}

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
  std::erase_if(open, [&](const Measure& each) {
    return !MaySee(visitor, each) || (each.state != MeasureState::kReported && !IsOverdue(each, today));
  });
  return open;
}

}  // namespace gongkai::oversight
