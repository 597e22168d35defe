// What is held of persons in cases whose time in the archive is over is destroyed: proposed by one person after
// appraisal, approved by another, with a record that stays. Counts of the annual report stay as they are.
// Source: disposal.h.
#pragma once

#include <string>
#include <vector>

#include "account/deed.h"
#include "request/disposal_store.h"

namespace gongkai::request {

struct DisposalForm {
  account::OrganId organ{0};
  int years = kShortestArchiveTerm;
  std::vector<CaseId> cases;
  std::vector<RecordCorrectionId> records{};  // requests to correct records, which are filed beside them
  std::string reason;                         // of the appraisal: why nothing of it has to be kept longer
};
/// Errors: under "years", "cases", "reason"; as a whole when the post may not.
FormResult<DisposalId> ProposeDisposal(account::Desk& desk, const account::Actor& actor, const DisposalForm& form);

struct SeenDisposal {
  DisposalId id;
  std::int64_t version = 0;
};
/// Destroys. Errors: kVersionField when somebody decided meanwhile; as a whole for who proposed it himself, and when a
/// case of it is not over any more.
FormResult<DisposalId> ApproveDisposal(account::Desk& desk, const account::Actor& actor, const SeenDisposal& seen);
/// Errors: as above, and under "decision".
FormResult<DisposalId> RefuseDisposal(account::Desk& desk, const account::Actor& actor, const SeenDisposal& seen,
                                      const std::string& why);

}  // namespace gongkai::request
