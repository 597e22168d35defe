// What an applicant does to a case by the page, without an account: puts right what is asked for, says why so many,
// tells that the fee is paid, withdraws, says how the handling was found. Who may is told by the ticket of the page
// (applicant_ticket.h). The trail has the number of the case and no word of it.
//
// Source: 条例第三十条, 第三十五条, 第四十二条. Next to read: case_actions.h.
#pragma once

#include <string>
#include <vector>

#include "account/deed.h"
#include "base/field_errors.h"
#include "disclosure/participation/satisfaction.h"
#include "request/applicant_status.h"
#include "request/case_actions.h"
#include "request/intake_actions.h"

namespace gongkai::request {

struct CorrectionForm {
  Asked asked;        // as it stands now, put right
  PersonalText note;  // besides, to the office; may be empty
  std::vector<UploadedFile> files;
};
inline constexpr std::size_t kMostCorrectionFiles = 3, kLargestCorrectionFile = 10 << 20;

/// Received on the day on which it comes: the count starts anew. What was asked for before lies sealed with the event.
/// Errors: those of FaultsOf(Asked); "note", "files"; kVersionField when the office acted since the page was made.
FormResult<CaseId> SendCorrection(account::Desk& desk, const Sender& sender, const SeenCase& seen,
                                  const CorrectionForm& form);
/// Errors: under "words".
FormResult<CaseId> ExplainReasons(account::Desk& desk, const Sender& sender, const SeenCase& seen, PersonalText words);
/// Into the timeline of the case; the payment itself is put down by the office. Errors: under "words".
FormResult<CaseId> TellPaid(account::Desk& desk, const Sender& sender, const SeenCase& seen, PersonalText words);
FormResult<CaseId> WithdrawByApplicant(account::Desk& desk, const Sender& sender, const SeenCase& seen,
                                       PersonalText words);
/// Errors: under "satisfaction".
FormResult<CaseId> SayHowHandled(account::Desk& desk, const Sender& sender, const SeenCase& seen,
                                 std::optional<disclosure::Satisfaction> satisfaction);

}  // namespace gongkai::request
