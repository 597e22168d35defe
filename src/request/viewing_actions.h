// Times to read and copy on the spot: offered by the office, taken by the applicant or for him, put down as they went.
// Source: 条例第四十条; rules: viewing.h.
#pragma once

#include <vector>

#include "account/deed.h"
#include "request/case_actions.h"
#include "request/intake_actions.h"
#include "request/viewing.h"

namespace gongkai::request {

/// Within the deed of the reply that tells of them.
void OfferWithReply(account::Deed& deed, const Case& held, const std::vector<ViewingTime>& times);

/// By the office, once something was released. Errors: under no field why not; kVersionField.
FormResult<CaseId> OfferViewing(account::Desk& desk, const account::Actor& actor, const SeenCase& seen,
                                const ViewingTime& time);
FormResult<CaseId> WithdrawViewing(account::Desk& desk, const account::Actor& actor, const SeenCase& seen, int number);
/// For an applicant who rang up. Errors: under "viewing".
FormResult<CaseId> ChooseViewingFor(account::Desk& desk, const account::Actor& actor, const SeenCase& seen, int number);
/// How it went; `words`, sealed: what was read, or what else. Errors: under "words"; under none why not; kVersionField.
FormResult<CaseId> EndViewing(account::Desk& desk, const account::Actor& actor, const SeenCase& seen, int number,
                              bool came, PersonalText words);

/// By the applicant, on his page; what was taken before is free again. Errors: under "viewing".
FormResult<CaseId> ChooseViewing(account::Desk& desk, const Sender& sender, CaseId id, int number);

}  // namespace gongkai::request
