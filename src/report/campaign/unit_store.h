// What is kept of units: the forest of those who owe a report. Schema: migrations/0320_annual_unit.sql. Next to read:
// in_step_actions.h and import_actions.h (how they come about), unit_report_store.h.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "db/database.h"
#include "report/campaign/unit.h"

namespace gongkai::report {

inline constexpr int kMostUnitLevels = 16;  // of the forest, from a top down

/// Its id is given here.
UnitId AddUnit(db::Transaction& act, const Unit& unit);
void UpdateUnit(db::Transaction& act, const Unit& unit);

/// None: there is no such unit.
std::optional<Unit> FindUnit(db::Session& session, UnitId id);
/// None as long as BringUnitsInStep has not made one of it.
std::optional<Unit> UnitOfOrgan(db::Session& session, account::OrganId organ);
/// By full or short name.
std::vector<Unit> UnitsNamed(db::Session& session, std::string_view name);
/// Without a parent.
std::vector<Unit> TopUnits(db::Session& session);
/// The one that stands for the county of this installation; none as long as no units were made of its organs.
std::optional<Unit> CountyUnit(db::Session& session);
bool HasChildren(db::Session& session, UnitId parent);
std::vector<Unit> ChildrenOf(db::Session& session, UnitId parent);
/// `top` first, then all below it, level by level; empty when there is no such unit.
std::vector<Unit> UnitsBelow(db::Session& session, UnitId top);
std::vector<Unit> AllUnits(db::Session& session);
/// From the top down to the parent.
std::vector<Unit> UnitsAbove(db::Session& session, UnitId id);

}  // namespace gongkai::report
