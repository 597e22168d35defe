// What is kept of how applicants found the handling. Schema: migrations/0270_rating.sql.
#pragma once

#include <optional>
#include <vector>

#include "account/organ.h"
#include "base/day_range.h"
#include "base/instant.h"
#include "db/database.h"
#include "disclosure/participation/satisfaction.h"
#include "request/case_event.h"

namespace gongkai::request {

/// Of fewer ratings no figures are told to anybody: organ and days can be narrowed to a case or two, and whoever
/// applied is known to those who handle them. As many as papers of a survey (oversight/survey/survey_figures.h).
inline constexpr int kFewestRatings = 5;

void PutSatisfaction(db::Transaction& act, CaseId id, disclosure::Satisfaction satisfaction, Instant at);
std::optional<disclosure::Satisfaction> SatisfactionOf(db::Session& session, CaseId id);

/// Of cases that ended in those days and are handled by those organs (none: all); in the order of Satisfactions().
std::vector<disclosure::SatisfactionCount> CountSatisfaction(
    db::Session& session, const std::optional<std::vector<account::OrganId>>& handlers, const DayRange& ended);

}  // namespace gongkai::request
