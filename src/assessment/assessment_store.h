// What is kept of assessments: the assessment, its table, who is assessed, what happened. Schema:
// migrations/0342_assessment.sql. Functions that write take the caller's transaction.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assessment/indicator.h"
#include "assessment/period.h"
#include "base/instant.h"
#include "db/database.h"

namespace gongkai::assessment {

/// Its id is given here.
AssessmentId AddAssessment(db::Transaction& act, const Assessment& assessment);
std::optional<Assessment> FindAssessment(db::Session& session, AssessmentId id);
std::optional<Assessment> LockedAssessment(db::Transaction& act, AssessmentId id);
/// False where somebody was faster.
bool UpdateAssessment(db::Transaction& act, const Assessment& assessment);
/// The newest first. `year`: those over a day of it.
std::vector<Assessment> ListAssessments(db::Session& session, std::optional<int> year = std::nullopt);

std::vector<Indicator> TableOf(db::Session& session, AssessmentId id);
/// Puts it in the place of the one with its number, or adds it.
void PutIndicator(db::Transaction& act, AssessmentId id, const Indicator& indicator);
void RemoveIndicator(db::Transaction& act, AssessmentId id, int number);

struct AssessedOrgan {
  OrganId organ{0};
  std::string group;
  std::optional<Date> handed_in_on{};
  std::string handed_in_by;
  std::int64_t version = 0;
};
void AddAssessedOrgan(db::Transaction& act, AssessmentId id, OrganId organ, const std::string& group);
/// By group, then organ.
std::vector<AssessedOrgan> AssessedOrgans(db::Session& session, AssessmentId id);
std::optional<AssessedOrgan> FindAssessedOrgan(db::Session& session, AssessmentId id, OrganId organ);
/// False where somebody was faster.
bool UpdateAssessedOrgan(db::Transaction& act, AssessmentId id, const AssessedOrgan& organ);

inline constexpr OrganId kWholeAssessment{0};
struct AssessmentEvent {
  OrganId organ = kWholeAssessment;
  int indicator = 0;  // 0: none
  Instant at{};
  std::string person, words;
};
void AddEvent(db::Transaction& act, AssessmentId id, const AssessmentEvent& event);
/// Of the whole and of that organ; oldest first.
std::vector<AssessmentEvent> EventsOf(db::Session& session, AssessmentId id, OrganId organ);

}  // namespace gongkai::assessment
