// The pages on which applications are looked after: oversight_pages.cc (all organs by stage and distance to their days,
// the cases behind each number, urging many), urge_pages.cc (urging one, and the answer), case_figures_pages.cc,
// moved_due_pages.cc, fee_pages.cc. All but the words of urging show numbers and days alone.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "request/case_figures.h"
#include "request/case_pages.h"

namespace gongkai::request {

inline constexpr std::string_view kOversightPath = "/office/request-oversight",
                                  kFiguresPath = "/office/request-figures", kFeesPath = "/office/request-fees",
                                  kMovedPath = "/office/request-moved";

// Added by AddOversightPages.
void AddUrgePages(account::Office& office);
void AddCaseFigurePages(account::Office& office);
void AddMovedDuePages(account::Office& office);

/// The organs in sight that answer applications, in their order, and those that have some and answer them no more.
using OrganName = std::pair<account::OrganId, std::string>;
std::vector<OrganName> AnsweringOrgans(db::Session& session, const account::Visitor& visitor,
                                       const std::vector<CaseFact>& facts, Date today);

/// The organ of the address. Errors: throws ProblemError (404) for one whose cases the visitor does not see.
std::optional<account::OrganId> OrganOfAddress(const web::Request& request, const account::Visitor& visitor);

/// Tables of them: a link by its number, the organ, where it stands, its days. `ticks`: a box a row, for urging, those
/// of them ticked that it names; none: no boxes.
web::Html CaseTable(db::Session& session, const std::vector<CaseFact>& facts,
                    const std::optional<std::vector<std::string>>& ticks, Date today);

/// What a box of that table says, "18-12:3", and back, with the handler as it is kept.
std::string TickOf(const CaseFact& fact);
std::optional<std::pair<CaseId, std::int64_t>> FromTick(std::string_view text);

}  // namespace gongkai::request
