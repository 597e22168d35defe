// The pages of the text of an organ's annual report: /office/annual/{year}/text and what hangs below it.
#pragma once

#include "report/compile/annual_frame_pages.h"

namespace gongkai::report {

void AddAnnualTextPages(account::Office& office, Site& site);  // writing it, its versions, the rows behind a fact
void AddYearNotePages(account::Office& office);                // the work of the year, promises and their outcome

}  // namespace gongkai::report
