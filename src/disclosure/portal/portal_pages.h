// The pages of the platform besides its lists and items: of each organ its front, its rules, its annual reports, its
// way to apply; the same of the county. Pages for everybody, kept by the version of what they show, at addresses
// without a query (site/site_export.h). The front of the county and the guides: home/portal_pages.h.
#pragma once

#include "account/office.h"

namespace gongkai::disclosure {

/// organ_front_pages.cc: /organs/{id}
void AddOrganFrontPages(account::Office& office);
/// rules_pages.cc: /rules, /organs/{id}/rules
void AddRulesPages(account::Office& office);
/// annual_report_pages.cc: /reports, /reports/{year}, /organs/{id}/reports
void AddAnnualReportPages(account::Office& office);
/// request_entry_pages.cc: /requests, /organs/{id}/requests
void AddRequestEntryPages(account::Office& office);
/// index_pages.cc: /index/{organ}, /index/{organ}/{year}, /index/{organ}/{year}/{page} and the same as a workbook
void AddIndexPages(account::Office& office);
/// blank_column_pages.cc: for the office, /office/columns
void AddBlankColumnPages(account::Office& office);

}  // namespace gongkai::disclosure
