// Saving the text of an annual report: a version of its own each time, and over nobody else's.
#pragma once

#include "account/deed.h"
#include "report/compile/annual_text.h"

namespace gongkai::report {

/// `seen`: the number of the version that was on the page; 0: none was saved yet. `book`: of that organ and year.
/// Errors: FaultsOf; kVersionField when somebody saved in between. What says the same as the latest version is no new
/// one. The answer is the number of the version that now is the latest.
FormResult<std::int64_t> SaveText(account::Desk& desk, const account::Actor& actor, std::int64_t seen,
                                  const AnnualText& text, const FactBook& book);

}  // namespace gongkai::report
