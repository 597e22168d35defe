#include "assessment/reading_actions.h"

#include "assessment/ledger_rows_view.h"
#include "assessment/step_actions.h"

namespace gongkai::assessment {
namespace {

using account::Deed;
using account::Desk;

FreshReading FreshOf(db::Session& session, const SheetPlace& place, const Indicator& indicator,
                     const std::optional<KeptReading>& last, std::vector<LedgerRow> rows) {
  FreshReading fresh{.indicator = indicator.number, .reading = {}, .rows = std::move(rows)};
  fresh.reading.number = last ? last->number + 1 : 1;
  fresh.reading.tally = TallyOf(fresh.rows);
  fresh.reading.points = ScoreOf(indicator, fresh.reading.tally);
  fresh.reading.digest = DigestOf(fresh.rows);
  if (last) {
    const auto differences = DifferencesBetween(RowsOf(session, place, last->number), fresh.rows);
    fresh.reading.why = WhyChanged(last->points, fresh.reading.points, differences);
  }
  return fresh;
}

}  // namespace

std::vector<FreshReading> MovedReadings(db::Session& session, const Assessment& assessment, OrganId organ, Date today) {
  std::vector<FreshReading> moved;
  LedgerBook book(session, {.organ = organ, .days = assessment.days, .today = today});
  for (const Indicator& indicator : TableOf(session, assessment.id)) {
    if (indicator.kind != IndicatorKind::kAutomatic) continue;
    const SheetPlace place{assessment.id, organ, indicator.number};
    const std::vector<LedgerRow>& rows = book.Rows(indicator.source);
    const auto last = LatestReading(session, place);
    if (last && last->digest == DigestOf(rows)) continue;
    moved.push_back(FreshOf(session, place, indicator, last, rows));
  }
  return moved;
}

int ReadLedgers(Deed& deed, const Assessment& assessment, OrganId organ) {
  db::Transaction& act = deed.transaction();
  const std::vector<FreshReading> moved = MovedReadings(act, assessment, organ, deed.today());
  for (const FreshReading& each : moved) {
    AddReading(act, {assessment.id, organ, each.indicator}, each.reading, each.rows, deed.now());
  }
  return static_cast<int>(moved.size());
}

void BringInStep(Desk& desk, const Assessment& assessment, OrganId organ) {
  if (!FollowsLedgers(assessment.state)) return;
  const bool has_moved = [&] {
    db::Reader reader = desk.database.Read();
    return !MovedReadings(reader, assessment, organ, BeijingDay(desk.now())).empty();
  }();
  if (!has_moved) return;
  account::RetryDeed(desk, account::Actor{}, [&](Deed& deed) {
    const auto locked = LockedAssessment(deed.transaction(), assessment.id);
    if (!locked || !FollowsLedgers(locked->state)) return;
    const int moved = ReadLedgers(deed, *locked, organ);
    if (moved == 0) return;
    deed.Record(locked->keeper, "scoring.read", ObjectOf(locked->id),
                {{"organ", std::to_string(organ.value)}, {"moved", std::to_string(moved)}});
    deed.Commit();
  });
}

void BringInStep(Desk& desk, const Assessment& assessment) {
  std::vector<AssessedOrgan> organs;
  {
    db::Reader reader = desk.database.Read();
    organs = AssessedOrgans(reader, assessment.id);
  }
  for (const AssessedOrgan& each : organs) BringInStep(desk, assessment, each.organ);
}

}  // namespace gongkai::assessment
