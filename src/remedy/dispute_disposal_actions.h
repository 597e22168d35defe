// What is held of persons in disputes whose time in the archive is over is destroyed: proposed by one person after
// appraisal, approved by another, with a record that stays. Source: dispute_disposal.h.
#pragma once

#include <string>
#include <vector>

#include "account/deed.h"
#include "remedy/dispute_disposal_store.h"

namespace gongkai::remedy {

/// Those of that organ whose time is over today, the oldest first.
std::vector<Dispute> DisputesThatAreOver(db::Session& session, account::OrganId organ, int years, Date today);

struct DisposalForm {
  account::OrganId organ{0};
  int years = request::kShortestArchiveTerm;
  std::vector<DisputeId> disputes;
  std::string reason;  // of the appraisal: why nothing of it has to be kept longer
};
/// Errors: under "years", "disputes", "reason"; as a whole when the post may not.
FormResult<DisposalId> ProposeDisposal(account::Desk& desk, const account::Actor& actor, const DisposalForm& form);

struct SeenDisposal {
  DisposalId id;
  std::int64_t version = 0;
};
/// Destroys. Errors: as a whole when somebody decided meanwhile, for who proposed it himself, and when a dispute of it
/// is not over any more.
FormResult<DisposalId> ApproveDisposal(account::Desk& desk, const account::Actor& actor, const SeenDisposal& seen);
/// Errors: as above, and under "decision".
FormResult<DisposalId> RefuseDisposal(account::Desk& desk, const account::Actor& actor, const SeenDisposal& seen,
                                      const std::string& why);

}  // namespace gongkai::remedy
