// What is kept of measures against organs. Schema: migrations/0291_oversight_measure.sql.
#pragma once

#include <vector>

#include "base/day_range.h"
#include "db/database.h"
#include "oversight/measure.h"

namespace gongkai::oversight {

/// measure.id.number is given here.
MeasureId AddMeasure(db::Transaction& act, Measure measure);
std::optional<Measure> FindMeasure(db::Session& session, MeasureId id);
std::optional<Measure> LockedMeasure(db::Transaction& act, MeasureId id);
/// State, reports, reply, closing and its day; false where somebody was faster.
bool UpdateMeasure(db::Transaction& act, const Measure& measure);

struct MeasureQuery {
  std::optional<std::vector<OrganId>> against{};  // in sight; none: all
  std::optional<OrganId> organ{};                 // of those this one
  std::optional<MeasureKind> kind{};
  std::optional<MeasureGround> ground{};
  std::optional<MeasureState> state{};
  bool only_open = false, without_proposals = false;
  std::optional<DayRange> issued{};
  std::optional<Date> due_by{};  // open, with a last day that is not behind this one
  int most = 300;
};
/// Open ones first, the earliest last day first; then the newest.
std::vector<Measure> ListMeasures(db::Session& session, const MeasureQuery& query);

struct MeasureEvent {
  Instant at{};
  std::string kind;  // issued, reported, accepted, sent_back, replied, withdrawn
  std::optional<account::PersonId> person{};
  std::string person_name, words;
};
void AddEvent(db::Transaction& act, MeasureId id, const MeasureEvent& event);
std::vector<MeasureEvent> EventsOf(db::Session& session, MeasureId id);

}  // namespace gongkai::oversight
