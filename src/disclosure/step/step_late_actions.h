// A third party answers after the organ has decided without it (条例第十五条): the answer is written down with the very
// step, with what it changes. Where the text is to be looked at again, the decision holds the item until it is made
// anew; what is public already is shown as to be looked at, and those who sign are told.
#pragma once

#include "disclosure/step/step_actions.h"

namespace gongkai::disclosure {

/// By the organ of the item. Errors: as FaultsOfLate (step.h).
FormResult<Step> WriteLateAnswer(account::Desk& desk, const account::Actor& actor, const StepId& id,
                                 const LateForm& form, const std::vector<NewFile>& scans);

}  // namespace gongkai::disclosure
