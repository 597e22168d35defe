// The life of an assessment: the table is handed out, what organs say of themselves is closed, points are shown to the
// organs, and the results are settled. Settled, they become a draft of an item of the department in charge, which is
// signed and published like any other (disclosure/review.h): there is no second way to the public.
#pragma once

#include "assessment/step_actions.h"

namespace gongkai::assessment {

/// Errors: kVersionField, each sentence that stands against it.
FormResult<AssessmentId> Advance(account::Desk& desk, const account::Actor& actor, const SeenAssessment& seen,
                                 PeriodAct act);

/// Organs that are assessed when a table is handed out: departments, townships and subdistricts that the county itself
/// leads. In: the day.
struct ToAssess {
  OrganId organ{0};
  std::string group;
};
std::vector<ToAssess> OrgansToAssess(db::Session& session, Date today);

}  // namespace gongkai::assessment
