// An organ objects to its points for one indicator, and is answered with a reason; what is taken counts at once.
#pragma once

#include "assessment/appeal_store.h"
#include "assessment/sheet_store.h"
#include "assessment/step_actions.h"

namespace gongkai::assessment {

/// One open objection for an indicator at a time. Its number. Errors: "appeal", kVersionField.
FormResult<int> FileAppeal(account::Desk& desk, const account::Actor& actor, const SheetPlace& place,
                           std::string_view words);

struct SeenAppeal {
  AssessmentId assessment{0};
  int number = 0;
  std::int64_t version = 0;
};
/// Errors: of AnsweredFrom, kVersionField.
FormResult<int> AnswerAppeal(account::Desk& desk, const account::Actor& actor, const SeenAppeal& seen,
                             const AnswerForm& form);

}  // namespace gongkai::assessment
