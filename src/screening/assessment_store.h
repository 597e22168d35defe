// What is kept of impact assessments. Schema: migrations/0196_screening_assessment.sql. Nothing is deleted.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "account/post.h"
#include "db/database.h"
#include "screening/assessment.h"

namespace gongkai::screening {

std::optional<Assessment> FindAssessment(db::Session& session, OrganId organ, std::int64_t number);
/// Newest first.
std::vector<Assessment> AssessmentsOf(db::Session& session, OrganId organ);
/// Newest first, of the organs in sight (none: of all), `most` at most.
std::vector<Assessment> AssessmentsInSight(db::Session& session, const std::optional<std::vector<OrganId>>& organs,
                                           int most);
/// What people said that it covers.
std::vector<std::string> CoveredBy(db::Session& session, OrganId organ, std::int64_t number);
/// Numbers of those that cover a subject by somebody's word.
std::vector<std::int64_t> CoversOf(db::Session& session, OrganId organ, std::string_view subject);

/// The number is given here.
std::int64_t AddAssessment(db::Transaction& act, const Assessment& assessment);
void EndAssessmentRow(db::Transaction& act, const Assessment& assessment);
/// Nothing when it stands there already.
void AddCover(db::Transaction& act, const Assessment& assessment, std::string_view subject, account::PersonId person,
              const std::string& person_name, Instant at);

}  // namespace gongkai::screening
