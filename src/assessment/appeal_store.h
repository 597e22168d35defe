// What is kept of objections and of results. Schema: migrations/0345_assessment_appeal.sql,
// 0346_assessment_result.sql.
#pragma once

#include <optional>
#include <vector>

#include "assessment/appeal.h"
#include "assessment/score_sheet.h"
#include "db/database.h"

namespace gongkai::assessment {

/// Its number is given here; the caller has locked the assessment.
int AddAppeal(db::Transaction& act, const Appeal& appeal);
std::optional<Appeal> FindAppeal(db::Session& session, AssessmentId id, int number);
/// State, points, answer; false where somebody was faster.
bool UpdateAppeal(db::Transaction& act, const Appeal& appeal);

struct AppealQuery {
  std::optional<AssessmentId> assessment{};
  std::optional<OrganId> organ{};
  bool only_open = false;
};
/// Open ones first, by their day; then the newest.
std::vector<Appeal> ListAppeals(db::Session& session, const AppealQuery& query);

struct FinalScore {
  AssessmentId assessment{0};
  Standing standing;
  std::string grade;
};
void AddResult(db::Transaction& act, const FinalScore& result);
/// By group and place.
std::vector<FinalScore> ResultsOf(db::Session& session, AssessmentId id);
/// Of one organ, the newest assessment first.
std::vector<FinalScore> ResultsOfOrgan(db::Session& session, OrganId organ);

}  // namespace gongkai::assessment
