// The pages of the life of annual reports: all organs of a year, and one report that is checked, signed, submitted,
// corrected. Tables: annual_table_pages.cc; text: annual_text_pages.cc. What they share stands here.
#pragma once

#include "account/office.h"
#include "report/compile/annual_sign_actions.h"
#include "screening/tools_actions.h"
#include "web/page.h"

namespace gongkai::report {

/// What the pages are given by routes.cc; copied into the handlers.
struct AnnualSite {
  AnnualSources sources;
  screening::Tools tools;
};

/// "/office/annual", "/office/annual/{year}/sign" and its acts.
void AddAnnualLifePages(account::Office& office, const AnnualSite& site);

// ---- what its files share

/// "/office/annual/2025/sign?organ=12", "…/text?organ=12"; without `part` the tables.
web::Url AnnualUrl(AnnualId id, std::string_view part);

/// The year of the address and the organ that was chosen. Errors: throws ProblemError (404, 403).
AnnualId AnnualIn(const web::Request& request, const account::Visitor& visitor, account::Act act);

/// "已公布"
web::Html AnnualBadge(AnnualStage stage);

/// The page of one report, with what is wrong with the form that came back. annual_sign_pages.cc.
void AddAnnualSignPages(account::Office& office, const AnnualSite& site);

}  // namespace gongkai::report
