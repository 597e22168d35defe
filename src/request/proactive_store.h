// Which answers could be for everybody: what several people asked one organ for, and what was released to one. Found by
// keyed digests and outcomes; nothing that anybody wrote is opened for it. Source: 条例第四十四条.
#pragma once

#include <vector>

#include "base/date.h"
#include "db/database.h"
#include "request/case_store.h"

namespace gongkai::request {

/// Whether an answer of that outcome gave something to the applicant, which then may be published (属于可以公开的).
bool GivesInformation(std::string_view outcome);

struct OftenAsked {
  CaseId newest;
  int cases = 0, applicants = 0;
};
/// The same words asked for by two applicants at least since that day, and made proactive in none of them; the most
/// applicants first. Cases that are erased are in none.
std::vector<OftenAsked> OftenAskedOf(db::Session& session, const std::vector<account::OrganId>& handlers, Date since,
                                     int most);
/// Answers since that day that gave something and are not made proactive, newest first.
std::vector<Case> ReleasedNotProactive(db::Session& session, const std::vector<account::OrganId>& handlers, Date since,
                                       int most);
bool IsMadeProactive(db::Session& session, CaseId id);

}  // namespace gongkai::request
