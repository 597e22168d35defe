// What people do about steps (step.h): ask, write down an answer, answer for the organ that was asked, withdraw, take
// an answer back, let an answer count for a changed text. Each stands in the history of the item and in the audit
// trail; whom it concerns is told. Where an item waits for a later day and a step comes to hold it, its publication is
// stopped with the same act.
//
// Steps belong to what is still to be published: a draft, what is being signed, what waits for its day. What is public
// is corrected or taken down.
#pragma once

#include "account/deed.h"
#include "disclosure/item_actions.h"
#include "disclosure/step/step_store.h"

namespace gongkai::disclosure {

/// Whether steps may be added to it now.
bool MayHaveSteps(const Item& item, Date today);

struct AskForm {
  StepKind kind = StepKind::kAgreement;
  std::optional<OrganId> organ{};  // of this county, of an agreement
  std::string body{}, about{};
  std::optional<Date> sent_on{};
  std::string sent_number{};
  std::optional<Date> answer_by{};
  std::int64_t asks_again = 0;  // then kind, organ and body are those of that step
};

/// Errors: as FaultsOfAsking; under "organ" for one that is not there or is the item's own; under kVersionField
/// otherwise.
FormResult<Step> AskStep(account::Desk& desk, const account::Actor& actor, ItemId item, const AskForm& form);

/// By the organ of the item, of who does not answer in the program. Errors: as FaultsOfAnswer.
FormResult<Step> WriteAnswer(account::Desk& desk, const account::Actor& actor, const StepId& id, const AnswerForm& form,
                             const std::vector<NewFile>& scans);

/// By the organ that was asked. `digest`: of what stood on its page.
FormResult<Step> AnswerAsked(account::Desk& desk, const account::Actor& actor, OrganId as, const StepId& id,
                             std::string_view digest, const AnswerForm& form);

/// It is not asked any more; the earlier answer of which it stood in the place counts again. Errors: "words".
FormResult<Step> WithdrawStep(account::Desk& desk, const account::Actor& actor, const StepId& id,
                              const std::string& words);

/// By the organ that answered for publishing, until the item is public. Errors: "words".
FormResult<Step> TakeBackAnswer(account::Desk& desk, const account::Actor& actor, OrganId as, const StepId& id,
                                const std::string& words);

/// The answer counts for the text of this digest (AskedDigest of the latest version), for that reason. Errors: "words".
FormResult<Step> KeepAnswer(account::Desk& desk, const account::Actor& actor, const StepId& id, std::string_view digest,
                            const std::string& words);

/// Withdraws what is open, for the item is let go of. Within the caller's deed, who has locked the item.
void WithdrawOpenSteps(account::Deed& deed, const Item& item, const std::string& why);

}  // namespace gongkai::disclosure
