// What the pages of an organ's own annual report share: which organ and year, the frame with its parts.
#pragma once

#include <string>

#include "report/compile/compiled_view.h"
#include "report/pages.h"

namespace gongkai::report {

struct AnnualAsked {
  account::OrganId organ{0};
  int year = 0;
};
/// {year} of the address and the organ that was chosen; none chosen: the first for which the visitor may do this.
/// Errors: throws ProblemError: 404 for a year that had another form or has not begun, or an organ out of reach; 403
/// when there is none.
AnnualAsked AnnualAskedIn(const web::Request& request, const account::Visitor& visitor, account::Act act, Date today);

/// "/office/annual/2025/rows?organ=12"; `part`: "", "/rows", "/since" …
web::Url AnnualUrl(const AnnualAsked& asked, std::string_view part = "");

/// Under 年度报告, with links to the parts of this report: tables, text, signatures. `part`: the one that is open.
web::Page AnnualFrame(const account::Visitor& visitor, const AnnualAsked& asked, std::string title,
                      std::string_view part);

/// Its full name today; empty where there is none.
std::string NameOfOrgan(db::Session& session, account::OrganId organ);

/// The hidden fields of a form of this year: keys and organ.
web::Html AnnualFormKeys(const web::Request& request, const AnnualAsked& asked);

// The handlers, each in the file of its name.
void AddAnnualTablePages(account::Office& office, Site& site);  // the tables as the form prints them
void AddAnnualCellPages(account::Office& office);               // one cell, what it counts, adjusting it
void AddAnnualSincePages(account::Office& office);              // figures since the beginning

}  // namespace gongkai::report
