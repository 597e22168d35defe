// What people do about steps (step.h): ask, write down an answer, answer for the organ that was asked, withdraw, take
// an answer back, let an answer count for a changed text. Each stands in the history of the item and in the audit
// trail; whom it concerns is told. Where an item waits for a later day and a step comes to hold it, its publication is
// stopped with the same act.
//
// Steps belong to what is still to be published: a draft, what is being signed, what waits for its day. What is public
// is corrected or taken down; of a third party that answers late the decision may be made anew. What is answered late:
// step_late_actions.h; who was asked and is no more: step_successor_actions.h.
#pragma once

#include "account/deed.h"
#include "disclosure/item_actions.h"
#include "disclosure/step/step_store.h"

namespace gongkai::disclosure {

/// Whether the organ that was asked is no more: another one is asked again in its place.
bool IsClosed(db::Session& session, OrganId organ, Date today);

/// Whether steps may be added to it now.
bool MayHaveSteps(const Item& item, Date today);

/// Whether that decision may be made anew although the item is public: a third party answered it late, and the text is
/// to be looked at again.
bool MayDecideAnew(const Item& item, std::span<const Step> steps, std::int64_t number);

struct AskForm {
  StepKind kind = StepKind::kAgreement;
  std::optional<OrganId> organ{};  // of this county, of an agreement
  std::string body{}, about{};
  std::optional<Date> sent_on{};
  std::string sent_number{};
  std::optional<Date> answer_by{};
  std::int64_t asks_again = 0;  // a step of the same kind then asks the organ or body of that step, unless it is closed
  std::string digest{};         // AskedDigest of the text that stood on the page
  bool is_checked = false;      // who sends it to another organ has looked: nothing secret is in it
};

/// Errors: as FaultsOfAsking; under "organ" for one that is not there or is the item's own; under "body" for one of the
/// county that answers in the program; under "checked"; under kVersionField otherwise.
FormResult<Step> AskStep(account::Desk& desk, const account::Actor& actor, ItemId item, const AskForm& form);

/// By the organ of the item, of who does not answer in the program; its own decision by its head alone, who did not ask
/// for it. Errors: as FaultsOfAnswer.
FormResult<Step> WriteAnswer(account::Desk& desk, const account::Actor& actor, const StepId& id, const AnswerForm& form,
                             const std::vector<NewFile>& scans);

/// By the organ that was asked, and nobody who asked, wrote or signed the item. `digest`: of what stood on its page.
FormResult<Step> AnswerAsked(account::Desk& desk, const account::Actor& actor, OrganId as, const StepId& id,
                             std::string_view digest, const AnswerForm& form);

/// It is not asked any more; the earlier answer of which it stood in the place counts again. Of an approval or a
/// determination it is for the head of the organ to say (IsWithdrawnByApprover). Errors: "words".
FormResult<Step> WithdrawStep(account::Desk& desk, const account::Actor& actor, const StepId& id,
                              const std::string& words);

/// By the organ that answered for publishing, until the item is public. Errors: "words".
FormResult<Step> TakeBackAnswer(account::Desk& desk, const account::Actor& actor, OrganId as, const StepId& id,
                                const std::string& words);

/// The answer counts for the text of this digest (AskedDigest of the latest version), for that reason. Errors: "words".
FormResult<Step> KeepAnswer(account::Desk& desk, const account::Actor& actor, const StepId& id, std::string_view digest,
                            const std::string& words);

/// What is open is stopped with the draft, or because it is not to be published: it holds the item again as soon as
/// that is taken up. Within the caller's deed, who has locked the item.
void LetGoOfOpenSteps(account::Deed& deed, ItemId item, const std::string& why);

}  // namespace gongkai::disclosure
