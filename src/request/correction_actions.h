// A correction that came to the office, by post or over the counter: the count starts anew, and what is asked for
// stands as it was put right. What stood there before lies sealed with the event. By the page: applicant_actions.h.
//
// Source: 条例第三十条.
#pragma once

#include "account/deed.h"
#include "request/case_actions.h"

namespace gongkai::request {

struct TakenCorrection {
  CaseEvent event;     // as EventOf made it
  Asked asked;         // put right; carrier and way stay as they were
  PersonalText words;  // besides; may be empty
};

/// Errors: those of FaultsOf(Asked); "on", "words"; kVersionField.
FormResult<CaseId> TakeCorrection(account::Desk& desk, const account::Actor& actor, const SeenCase& seen,
                                  const TakenCorrection& taken);

}  // namespace gongkai::request
