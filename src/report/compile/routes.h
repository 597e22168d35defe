// The pages of an organ's own annual report (编制): what app/ includes of this folder.
#pragma once

#include "report/compile/annual_sources_view.h"
#include "report/pages.h"
#include "screening/tools_actions.h"

namespace gongkai::report {

/// `site` must outlive the office. `tools`: with which what goes out is screened. `instead`, `make_ready`: as
/// SourcesOf.
void AddAnnualRoutes(account::Office& office, Site& site, const screening::Tools& tools,
                     const TablesInstead& instead = {}, const SumReady& make_ready = {});

}  // namespace gongkai::report
