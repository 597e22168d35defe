// An act of which somebody is told by letter: the event and its letters come about together or not at all, so that
// there is no correction asked of nobody, and no letter of an extension that was refused.
//
// Source: 条例第三十条, 第三十二条 to 第三十五条. Which act has which letters: office_act.h.
#pragma once

#include "account/deed.h"
#include "request/case_actions.h"
#include "request/office_act.h"

namespace gongkai::request {

/// `event`, as EventOf made it; its day is today's, as its letters' is. Errors: under the fields of the form; under
/// none where a letter lacks something that stands elsewhere (the contact of the organ); kVersionField when somebody
/// was faster or the post may not.
FormResult<CaseId> ActAndTell(account::Desk& desk, const account::Actor& actor, const SeenCase& seen,
                              const OfficeAct& act, const CaseEvent& event, const OfficeActForm& form);

}  // namespace gongkai::request
