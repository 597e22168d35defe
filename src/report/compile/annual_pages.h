// The pages of the life of annual reports: all organs of a year, and one report that is checked, signed, submitted,
// corrected. What all pages of an organ's own report share: annual_frame_pages.h.
#pragma once

#include "account/office.h"
#include "report/compile/annual_frame_pages.h"
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

inline constexpr int kYearsShown = 7;  // before this one, as far as there are forms

/// "已公布"
web::Html AnnualBadge(AnnualStage stage);

/// The page of one report and its acts. annual_sign_act_pages.cc.
void AddAnnualSignPages(account::Office& office, const AnnualSite& site);
/// That page, with what is wrong with the form that came back. annual_sign_pages.cc. Errors: throws ProblemError (404)
/// for a year that had no such form.
web::Response ShowAnnualSign(account::Desk& desk, const AnnualSite& site, const web::Request& request,
                             const account::Visitor& visitor, AnnualId id, const FieldErrors& errors);

/// The report of today as Word, PDF, workbook, page, JSON; and the links to them. annual_draft_pages.cc.
void AddAnnualDraftPages(account::Office& office, const AnnualSite& site);
web::Html DraftLinks(const AnnualAsked& asked);

}  // namespace gongkai::report
