// Writing an impact assessment down, saying what it covers, and that it holds no more. What was written stays.
#pragma once

#include <string>

#include "account/deed.h"
#include "screening/assessment.h"

namespace gongkai::screening {

using account::Actor;
using account::Desk;

struct AssessmentForm {
  OrganId organ{0};
  AssessmentContent content;
  std::string covers;                      // a subject, or empty
  std::optional<std::int64_t> replaces{};  // which is ended by it
  bool is_on_site = true;                  // what it covers; else that hangs on a board alone
};

/// Its number. Errors: by field.
FormResult<std::int64_t> MakeAssessment(Desk& desk, const Actor& actor, const AssessmentForm& form);

/// Errors: kVersionField when it does not cover such a list.
FormResult<std::int64_t> CoverWith(Desk& desk, const Actor& actor, OrganId organ, std::int64_t number,
                                   const std::string& subject, const CoveredList& list);

FormResult<std::int64_t> EndAssessment(Desk& desk, const Actor& actor, OrganId organ, std::int64_t number,
                                       const std::string& reason);

/// What an assessment may be said to cover: "item/12-345".
bool IsSubject(std::string_view text);

}  // namespace gongkai::screening
