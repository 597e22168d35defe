// Putting down lists of units (unit_table_view.h): who is below whom. What stands for an organ of this installation
// follows the register of organs (in_step_actions.h): a list may hang the county into its city, and neither moves nor
// renames nor doubles what is below it.
//
// Source: 条例第四条, 第四十九条 (who owes a report).
#pragma once

#include <string_view>

#include "account/deed.h"
#include "report/campaign/unit_table_view.h"

namespace gongkai::report {

/// The unit of that number or name; one is made, without a parent, where none has the name. Errors: kConflict where
/// several have it, kNotFound for a number that no unit has.
Result<UnitId> UnitUnder(account::Desk& desk, const account::Actor& actor, std::string_view number_or_name);

struct PutUnitCounts {
  int put = 0;         // new ones and those brought up to date
  int registered = 0;  // lines of organs of this installation, which follow their register and were passed over
};

/// Puts a list down below `under`: new units are added, known ones (by name there) brought up to date.
/// Errors: kInvalidInput with the first fault: nothing of a list with a fault is put down.
Result<PutUnitCounts> PutUnits(account::Desk& desk, const account::Actor& actor, UnitId under, const UnitTable& table);

}  // namespace gongkai::report
