// An organ's report on a year as pages and acts look at it: what it would be today, what the rules find in it, where
// its life stands, until when it is owed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/compile/annual_sources_view.h"
#include "report/compile/annual_state.h"
#include "report/compile/annual_store.h"

namespace gongkai::report {

/// The report of today, judged.
struct AnnualNow {
  AnnualDraftPaper draft;
  std::string digest;  // of draft.paper
  std::vector<JudgedFinding> findings;
};
/// Compared with one's own earlier reports and with what of others is public `today`. Errors: as AnnualSources::draft.
Result<AnnualNow> AnnualNowOf(db::Session& session, const AnnualSources& sources, account::OrganId organ, int year,
                              Date today);
/// The same for an act to come: what it is a sum of is brought into step first, outside of any transaction.
Result<AnnualNow> ReadyAnnualNow(account::Desk& desk, const AnnualSources& sources, account::OrganId organ, int year);

/// What the stage of the item that carries a report is to the report.
Carrier CarrierAt(disclosure::Stage stage);
/// Where it stands: item, versions, submissions together.
AnnualFacts AnnualFactsOf(db::Session& session, account::OrganId organ, int year);

/// By which day it is owed; none where none is set.
std::optional<AnnualDue> AnnualDueOf(db::Session& session, account::OrganId organ, int year);

/// To whom it is submitted; nobody for what is no organ.
SubmitsTo SubmitsToOf(db::Session& session, account::OrganId organ);

/// How a frozen version differs from the one that was signed to the end before it; nothing for the first.
std::vector<std::string> ChangesSinceRelease(db::Session& session, account::OrganId organ, int year,
                                             const AnnualPaper& now);

}  // namespace gongkai::report
