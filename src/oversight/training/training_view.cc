#include "oversight/training/training_view.h"

#include <algorithm>
#include <set>

namespace gongkai::oversight {

using account::Act;
using account::Visitor;

YearOfTraining YearOfTrainingOf(db::Session& session, OrganId organ, int year) {
  const auto held = HeldIn(session, year);
  const auto attended = AttendedIn(session, year);
  YearOfTraining told;
  for (const OrganTrainings& row : OrganTrainingsOf(held, attended)) {
    if (row.organ != organ) continue;
    told.held = row.all.held;
    told.attended = row.all.sessions - row.all.held;
    told.turns = row.all.turns;
    told.people = row.people;
    told.passed = row.all.passed;
    told.hours = row.all.hours;
  }
  for (const HeldFact& fact : held) {
    if (fact.id.organ == organ) told.trainings.push_back(fact);
  }
  told.taught = static_cast<int>(std::ranges::count_if(
      attended, [&](const AttendedFact& fact) { return fact.is_verified && fact.training.organ == organ; }));
  return told;
}

std::vector<MissedTarget> MissedTargetsOf(db::Session& session, OrganId organ, int year, Date today) {
  const auto rows = OrganTrainingsOf(HeldIn(session, year), AttendedIn(session, year));
  const auto found = std::ranges::find(rows, organ, &OrganTrainings::organ);
  std::vector<MissedTarget> missed;
  for (const OrganTarget& each : TargetsOf(session, year)) {
    if (each.organ != organ) continue;
    const TrainingSum done =
        found == rows.end() ? TrainingSum{} : found->quarters[static_cast<std::size_t>(each.target.quarter) - 1];
    if (StateOf(done, each.target, today) == TargetState::kMissed) missed.push_back({each.target, done});
  }
  return missed;
}

std::vector<Training> TrainingsToSettle(db::Session& session, const Visitor& visitor, Date today) {
  if (!visitor.May(Act::kHandleCases)) return {};
  std::vector<Training> planned = ListTrainings(
      session, {.sight = visitor.OrgansFor(Act::kHandleCases), .state = TrainingState::kPlanned, .before = today});
  // Those for the whole county are in the list of everybody.
  std::erase_if(planned, [&](const Training& each) { return !visitor.May(Act::kHandleCases, each.id.organ); });
  return planned;
}

bool MaySee(const Visitor& visitor, const Training& training) {
  return visitor.May(Act::kSeeCases, training.id.organ) ||
         (training.audience == Audience::kCounty && visitor.May(Act::kSeeCases));
}

bool MaySeePeople(const Visitor& visitor, const Training& training, const Attendance& attendance) {
  return visitor.May(Act::kSeeCases, training.id.organ) ||
         (attendance.organ && visitor.May(Act::kSeeCases, *attendance.organ));
}

}  // namespace gongkai::oversight
