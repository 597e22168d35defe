// The pages of the text of an organ's annual report: /office/annual/{year}/text and what hangs below it.
#pragma once

#include "report/compile/annual_frame_pages.h"
#include "report/compile/annual_sources_view.h"

namespace gongkai::report {

/// Writing it, its versions, the rows behind a fact. `instead`, `make_ready`: as SourcesOf: what is written of the sum
/// of others is written of the sum of today.
void AddAnnualTextPages(account::Office& office, Site& site, const TablesInstead& instead = {},
                        const SumReady& make_ready = {});
/// A fact of the sum, by organ.
void AddFactSumPages(account::Office& office, Site& site, const TablesInstead& instead, const SumReady& make_ready);
void AddYearNotePages(account::Office& office);  // the work of the year, promises and their outcome

}  // namespace gongkai::report
