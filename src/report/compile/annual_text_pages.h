// The pages of the text of an organ's annual report: /office/annual/{year}/text and what hangs below it.
#pragma once

#include "report/compile/annual_frame_pages.h"
#include "report/compile/tables_instead_view.h"

namespace gongkai::report {

/// Writing it, its versions, the rows behind a fact. `instead`: as the report has its tables (tables_instead_view.h).
void AddAnnualTextPages(account::Office& office, Site& site, const TablesInstead& instead = {});
void AddYearNotePages(account::Office& office);  // the work of the year, promises and their outcome

}  // namespace gongkai::report
