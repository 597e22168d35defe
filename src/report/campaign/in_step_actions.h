// Keeping units and their reports in step with what the installation has: its organs, the reports that were compiled
// and released, those that were handed in as files. Whoever shows a year calls BringInStep first; it reads, and writes
// only where something moved, as one deed of the program, however many look at once. Where nothing can be written (a
// standby, a full disk, a writer without end) whoever looks is shown what is kept. A correction of a report that is in
// a kept roll-up makes the next one, which says what it changed.
//
// Source: 条例第四条, 第四十九条, 第五十四条 (who owes a report); 第三条 (bodies led from above).
#pragma once

#include "account/deed.h"
#include "report/actions.h"
#include "report/campaign/unit_report_store.h"

namespace gongkai::report {

/// Units of the organs: the county at the top, its own level (县政府本级) and every organ with duties of its own below
/// it. A unit whose organ was renamed, closed or led otherwise is brought up to date; none is taken away.
void BringUnitsInStep(account::Desk& desk);

/// The same, and their reports on the year.
void BringInStep(Desk& desk, int year);

/// All these years: charts over the years show what nobody has opened by itself, too.
void BringYearsInStep(Desk& desk, const std::vector<int>& years);

/// Before the county government's report is drafted, whose tables are the sum of all (county_sum_view.h): else it would
/// be of those reports alone that somebody happened to look at. Of another organ nothing.
void BringSumInStep(Desk& desk, account::OrganId organ, int year);

struct FoundUnitReport {
  UnitReport report;
  Provenance from;
  int over = 0;  // the version that was kept when it was found; 0: none
};
/// Puts them down within a deed, which says what came of each; roll-ups that they change are kept anew.
struct PutCounts {
  int added = 0, replaced = 0, same = 0;
};
PutCounts PutReports(account::Deed& deed, const std::vector<FoundUnitReport>& found);

}  // namespace gongkai::report
