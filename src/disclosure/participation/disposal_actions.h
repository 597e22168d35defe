// The words of messages are destroyed: one person proposes after an appraisal, another one approves, and with that act
// they are gone for good. The record stays. Source: 档案法第二十一条第二款; disposal.h.
#pragma once

#include "account/deed.h"
#include "disclosure/participation/disposal_store.h"

namespace gongkai::disclosure {

/// Of all messages of that organ, kind and year that are over, up to kMostDestroyedAtOnce: what is left is proposed
/// next. Errors: those of FaultsOf; kVersionField where there is none, or the post may not.
FormResult<DisposalId> ProposeDisposal(account::Desk& desk, const account::Actor& actor, const DisposalForm& form);

struct DisposalDecision {
  DisposalId id;
  std::int64_t version = 0;
  bool is_approved = false;
  std::string words{};  // of a refusal; of an approval they may be empty
};
/// Errors: "words"; kVersionField when it was decided, by who proposes, by a post that may not.
FormResult<DisposalId> DecideDisposal(account::Desk& desk, const account::Actor& actor,
                                      const DisposalDecision& decision);

}  // namespace gongkai::disclosure
