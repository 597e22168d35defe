// An organ's report is checked before it is frozen, and what the rules found is put down with the name: the county's
// campaign tells then that it was checked.
#pragma once

#include "report/compile/annual_sign_actions.h"

namespace gongkai::report {

/// The rules run over the report as it is now. Errors: under kVersionField
/// when errors are left that nobody answers for, nothing is written yet, or it is past that.
FormResult<AnnualId> CheckAnnual(account::Desk& desk, const account::Actor& actor, const AnnualSources& sources,
                                 AnnualId id);

}  // namespace gongkai::report
