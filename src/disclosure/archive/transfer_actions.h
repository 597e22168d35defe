// What people do about lists of transfer: draw one up, put down the receipt, put down that the receiver was told what
// became of the items, annul one that was made by mistake.
#pragma once

#include "account/deed.h"
#include "base/field_errors.h"
#include "disclosure/archive/transfer_store.h"

namespace gongkai::disclosure {

/// The entries are read when it is saved: to the archive those of the package, to the library what the gate lets
/// through on that day. Gives its number within the organ. Errors: those of FaultsOf; "package" for one that is not
/// done; "until" for nothing in those days, or too much.
FormResult<std::int64_t> SaveTransfer(account::Desk& desk, const account::Actor& actor, Transfer form);

/// Once. Errors: those of FaultsOf; under kVersionField when somebody was faster, or it is annulled.
FormResult<std::int64_t> RecordReceipt(account::Desk& desk, const account::Actor& actor, OrganId organ,
                                       std::int64_t number, std::int64_t version, const Receipt& receipt);

/// The receiver knows of all that has changed up to now. Errors: kVersionField when there is nothing to tell.
FormResult<std::int64_t> RecordTold(account::Desk& desk, const account::Actor& actor, OrganId organ,
                                    std::int64_t number);

/// Errors: "words"; kVersionField.
FormResult<std::int64_t> AnnulTransfer(account::Desk& desk, const account::Actor& actor, OrganId organ,
                                       std::int64_t number, std::int64_t version, const std::string& words);

}  // namespace gongkai::disclosure
