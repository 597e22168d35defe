// What people do to the tables of their organ's annual report: adjust a cell with reason and evidence, take an
// adjustment back, state that there was none. What was adjusted is never typed over (compiled.h).
#pragma once

#include "account/deed.h"
#include "report/compile/adjustment_form.h"
#include "report/compile/compiled_view.h"

namespace gongkai::report {

/// The number of the adjustment. `year`: kBeforeAll for what was before all years. Errors: those of AdjustmentFrom, and
/// under "" when the post may not or the year had another form.
FormResult<std::int64_t> Adjust(account::Desk& desk, const account::Actor& actor, account::OrganId organ, int year,
                                const AdjustmentForm& form);

/// By another that undoes it. Errors: under "reason", "change", and "" when it is none or was taken back before.
FormResult<std::int64_t> UndoAdjustment(account::Desk& desk, const account::Actor& actor, account::OrganId organ,
                                        int year, std::int64_t number, const std::string& reason);

/// That the organ had no application (3) or no dispute (4) in the year; or that this is taken back. Errors: kNotFound,
/// kForbidden, kConflict when the ledger holds some, or the year is not over.
Result<account::OrganId> StateNoneIn(account::Desk& desk, const account::Actor& actor, account::OrganId organ, int year,
                                     int table, bool is_none);

/// What the report counts now is kept, with its rows; within the deed by which it is frozen. The number of the
/// count. Errors: kNotFound for a year that had another form.
Result<std::int64_t> KeepCount(account::Deed& deed, account::OrganId organ, int year);

}  // namespace gongkai::report
