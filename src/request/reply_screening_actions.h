// Screening the decision of a case, and what people say of what was found: that it stays, with a reason; that an
// examiner is to look; that this is taken back. By itself when it is handed in and before the last signature, on demand
// while it is written.
//
// Changing words and files instead: reply_mask_actions.h. Next to read: reply_screening_view.h (how it stands).
#pragma once

#include <string>
#include <vector>

#include "base/field_errors.h"
#include "request/reply_screening_view.h"

namespace gongkai::request {

/// Where the last run over the same decision was made today and by what screens now, that one is given unless `anew`.
/// Errors: under kVersionField when nothing is written, or somebody saved meanwhile.
FormResult<ReplyRun> ScreenReply(account::Desk& desk, const screening::Tools& tools, const account::Actor& actor,
                                 CaseId id, bool anew = false);

/// The same at once where that is quick, else beside the request.
void StartScreeningReply(account::Desk& desk, const screening::Tools& tools, const account::Actor& actor, CaseId id);

struct ReplyHitsForm {
  std::int64_t run = 0;
  std::vector<std::int64_t> hits;
  std::string reason;
};
/// Errors: under "reason"; under kVersionField when it was screened anew or changed meanwhile, or who may not
/// (screening::MayOverrule).
FormResult<CaseId> OverruleReplyHits(account::Desk& desk, const account::Actor& actor, const SeenCase& seen,
                                     const ReplyHitsForm& form);
/// What an examiner alone may leave standing is put before who may, with the reason in the history of the case.
FormResult<CaseId> AskReplyExaminer(account::Desk& desk, const account::Actor& actor, const SeenCase& seen,
                                    const ReplyHitsForm& form);
/// That it stays is taken back: it is open again.
FormResult<CaseId> ReopenReplyHits(account::Desk& desk, const account::Actor& actor, const SeenCase& seen,
                                   const ReplyHitsForm& form);

// ---- for reply_mask_actions.cc

/// The decision with what was found in it, as the page had it.
struct ScreenedReply {
  ReplyAtHand reply;
  ReplyScreening screened;
  std::vector<screening::StoredHit> meant;  // each once, however often the form names it
};
FormResult<ScreenedReply> ScreenedReplyFor(db::Session& session, const account::Keys& keys, const SeenCase& seen,
                                           const ReplyHitsForm& form);
/// Puts down what was decided of hits of the run, and counts anew what is open.
void DecideOnReply(account::Deed& deed, const account::Keys& keys, const ScreenedReply& of,
                   const std::vector<screening::StoredHit>& hits, screening::Verdict verdict,
                   const std::string& reason);

}  // namespace gongkai::request
