// Beginning an assessment and writing its table, as long as it is not handed out.
#pragma once

#include "assessment/step_actions.h"

namespace gongkai::assessment {

/// With the table of form.copied_from. Errors: of AssessmentFrom, "copied_from".
FormResult<AssessmentId> BeginAssessment(account::Desk& desk, const account::Actor& actor, OrganId keeper,
                                         const PeriodForm& form);
/// Names, days and terms, until it is reviewed. Errors: of AssessmentFrom, kVersionField.
FormResult<AssessmentId> ChangeAssessment(account::Desk& desk, const account::Actor& actor, const SeenAssessment& seen,
                                          const PeriodForm& form);

/// A row; with form.number 0 a new one. Errors: of IndicatorFrom, kVersionField.
FormResult<AssessmentId> PutRow(account::Desk& desk, const account::Actor& actor, const SeenAssessment& seen,
                                const IndicatorForm& form);
/// Takes a row out. Errors: kVersionField, also where something is below it.
FormResult<AssessmentId> RemoveRow(account::Desk& desk, const account::Actor& actor, const SeenAssessment& seen,
                                   int number);

}  // namespace gongkai::assessment
