// The notice to pay and what becomes of it. Source: 条例第四十二条; 国办函〔2020〕109号. Rules: fee.h; what each act
// does to the clock: law/reply_acts.cc.
#pragma once

#include "account/deed.h"
#include "request/case_actions.h"
#include "request/fee.h"

namespace gongkai::request {

/// How many items of that applicant the program counts in the calendar month of receipt before this one.
int ItemsBefore(db::Session& session, const Case& held);

/// Reckons, makes the letter with its number, and the clock waits. Errors: those of ReckonFee; "on" what the clock
/// refuses; what the letter lacks; kVersionField.
FormResult<CaseId> NotifyFee(account::Desk& desk, const account::Actor& actor, const SeenCase& seen,
                             const FeeForm& form);
/// The whole sum. `receipt`: the number of the 财政票据; may be empty. Errors: "on", "receipt", kVersionField.
FormResult<CaseId> TakePayment(account::Desk& desk, const account::Actor& actor, const SeenCase& seen,
                               std::optional<Date> on, const std::string& receipt);
/// 逾期未缴: 视为放弃申请, not handled any further. Errors: "on", kVersionField.
FormResult<CaseId> LapseFee(account::Desk& desk, const account::Actor& actor, const SeenCase& seen,
                            std::optional<Date> on);

}  // namespace gongkai::request
