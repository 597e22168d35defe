// The facts of case_figures.h out of what is kept: no word that anybody wrote is read.
#pragma once

#include <optional>
#include <vector>

#include "db/database.h"
#include "request/case_figures.h"

namespace gongkai::request {

/// Received or ended on those days, the oldest first. `organs`: none: all of the county.
std::vector<CaseFact> FactsOfPeriod(db::Session& session, const std::optional<std::vector<account::OrganId>>& organs,
                                    const DayRange& period);
/// Everything that has not ended, what is due first standing first.
std::vector<CaseFact> OpenFacts(db::Session& session, const std::optional<std::vector<account::OrganId>>& organs);

}  // namespace gongkai::request
