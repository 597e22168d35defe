// What the acts of fees and urging share: the case as it is now, held against what the page showed, and the event in
// the name of who acts.
#pragma once

#include <string>

#include "account/deed.h"
#include "request/case_actions.h"

namespace gongkai::request {

/// Locked. Errors: kVersionField when somebody was faster, it is handled elsewhere now, or the post may not.
FormResult<Case> CaseToAct(account::Deed& deed, const SeenCase& seen, account::Act act);

/// With moment, person and name.
CaseEvent Signed(const account::Deed& deed, CaseEvent event);

/// "case:18-12".
std::string ObjectOfCase(CaseId id);

/// As it stands beside a field: with the article behind it.
std::string SentenceOf(const Error& error);

}  // namespace gongkai::request
