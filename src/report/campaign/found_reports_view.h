// What the installation itself has of units' reports on a year and the kept rows do not tell yet: reports that were
// compiled and signed, files that were handed in, and of the county's own level what its ledgers count. In: a session.
#pragma once

#include <vector>

#include "report/campaign/in_step_actions.h"
#include "report/shelf.h"

namespace gongkai::report {

/// A compiled report goes before a file of the same unit. A file is a unit's by the word of who took it in for
/// it, else by the name that its report carries; but not where an organ that collects no reports handed in another's
/// (report/whose_view.h): nobody puts numbers into the name of a neighbour. One in which no tables were found is no
/// report yet.
std::vector<FoundUnitReport> ReportsOutOfStep(db::Session& session, Shelf& shelf, int year, Date today);

/// Whether that is what is kept, to the last day and finding.
bool IsKept(const std::optional<UnitReportHead>& kept, const UnitReport& report, const Provenance& from);

}  // namespace gongkai::report
