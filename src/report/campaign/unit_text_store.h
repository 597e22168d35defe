// The narratives that are kept of units' reports whose file is not (kept_narrative.h), of the latest report alone: with
// one that is replaced its text goes, for a correction may have been made to take something out of it. Schema:
// migrations/0349_annual_unit_text.sql. Who puts a report down puts its text down (unit_report_store.h).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"
#include "report/campaign/unit.h"

namespace gongkai::report {

/// `packed`: as PackNarrative made it; takes the place of one that is kept. The unit has a report on the year.
void PutUnitText(db::Transaction& act, UnitId unit, int year, std::string_view packed);
void DropUnitText(db::Transaction& act, UnitId unit, int year);

std::optional<std::string> FindUnitText(db::Session& session, UnitId unit, int year);
std::int64_t CountUnitTexts(db::Session& session, int year);
/// Of reports that were imported before their texts were kept. In no order.
std::vector<std::string> DigestsWithoutText(db::Session& session, int year);

}  // namespace gongkai::report
