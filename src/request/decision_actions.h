// The decision of a case: written, handed in, examined, signed, sent back, and, signed over exactly what goes out,
// sent. Source: 条例第十七条, 第三十六条 to 第四十条; review of the words as disclosure/review.h.
#pragma once

#include "account/deed.h"
#include "base/field_errors.h"
#include "disclosure/review.h"
#include "request/case_actions.h"
#include "request/case_store.h"
#include "screening/tools_actions.h"

namespace gongkai::request {

/// What a decision of that outcome must say: under "outcome", "finding", "reasons", "elsewhere", "where", "files".
/// 不予公开, 无法提供, 不予处理 need reasons; 非本机关 the organ where it can be told (第三十六条第五项); 已公开 the
/// way.
FieldErrors FaultsOf(const DecisionText& decision, Date today);

/// Saves; voids signatures over another digest. Errors: as above for what cannot be kept at all, kVersionField.
FormResult<CaseId> WriteDecision(account::Desk& desk, const account::Actor& actor, const SeenCase& seen,
                                 const DecisionText& decision);
/// The drafter's signature. What goes out is screened before (reply_screening_actions.h); without `tools` a file counts
/// as one that nobody opened. Errors: all of FaultsOf; what screening found and nobody settled, under the field it
/// stands in, of files under "files"; what the letter would lack (letter.h).
FormResult<CaseId> HandInDecision(account::Desk& desk, const account::Actor& actor, const SeenCase& seen,
                                  const screening::Tools& tools = {});

struct SignDecisionForm {
  disclosure::Signer signer = disclosure::Signer::kReviewer;
  std::string digest;   // of what stood on the page
  std::string answers;  // of the secrecy examiner
  PersonalText remark;
};
/// Before the last signature what goes out is screened by what screens now. Errors: under "answers" of the secrecy
/// examiner; kVersionField for everything else, what nobody settled among it.
FormResult<CaseId> SignDecision(account::Desk& desk, const account::Actor& actor, const SeenCase& seen,
                                const SignDecisionForm& form, const screening::Tools& tools = {});
FormResult<CaseId> SendBackDecision(account::Desk& desk, const account::Actor& actor, const SeenCase& seen,
                                    const SignDecisionForm& form);
/// Makes the letter with its number, appends `replied` on that day and tells the applicant; a third party that is
/// overruled is told by a letter of its own (第三十二条), or nothing goes out. Errors: what a letter lacks (letter.h);
/// unsigned; "on" when the fold refuses the day, or `on` is not today: a letter is dated on the day on which it is
/// made.
FormResult<CaseId> SendReply(account::Desk& desk, const account::Actor& actor, const SeenCase& seen, Date on);

}  // namespace gongkai::request
