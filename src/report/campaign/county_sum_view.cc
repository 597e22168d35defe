#include "report/campaign/county_sum_view.h"

#include "report/campaign/rollup_view.h"

namespace gongkai::report {

TablesInstead CountySum() {
  return [](db::Session& session, const account::Organ& organ, int year) -> std::optional<std::vector<PaperCell>> {
    if (organ.kind != account::OrganKind::kCountyGovernment) return std::nullopt;
    const auto unit = UnitOfOrgan(session, organ.id);
    if (!unit) return std::nullopt;
    const RollUpNow now = RollUpNowOf(session, unit->id, year);
    if (now.rollup.added.empty()) return std::nullopt;
    std::vector<PaperCell> cells;
    for (const RollUpCell& each : now.rollup.cells) cells.push_back({.cell = each.cell, .value = each.sum});
    return cells;
  };
}

}  // namespace gongkai::report
