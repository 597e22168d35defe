// The way of an item through the signatures: handed in, taken back, signed, returned. With the last signature it
// becomes public (or is registered as not to be published); there is no other way to publish, in the program or in the
// database.
//
// Every signature is over the digest that stood on the page the person signed: when the content is another one by now,
// it is refused. Source: review.h.
#pragma once

#include <span>

#include "account/deed.h"
#include "base/field_errors.h"
#include "disclosure/item_store.h"

namespace gongkai::disclosure {

/// The drafter's signature. Errors: all that is still missing, each under its field; kVersionField when somebody saved
/// meanwhile.
FormResult<ItemId> HandIn(account::Desk& desk, const account::Actor& actor, ItemId item, std::int64_t version);

/// By whom it concerns: anybody of the organ who may draft. Signatures stay in the history and hold no more once the
/// content changes.
FormResult<ItemId> TakeBack(account::Desk& desk, const account::Actor& actor, ItemId item);

struct SignForm {
  Signer signer = Signer::kReviewer;
  std::string digest;   // of what stood on the page
  std::string answers;  // of the secrecy examiner
  std::string remark;
};

/// Errors: under "answers" and "remark"; under kVersionField when it is not this person's turn any more.
FormResult<ItemId> Sign(account::Desk& desk, const account::Actor& actor, ItemId item, const SignForm& form);

/// Back to the drafter, with what is to be changed.
FormResult<ItemId> Return(account::Desk& desk, const account::Actor& actor, ItemId item, const SignForm& form);

/// Looked at again, and still not to be published; the next time is due in a year. To publish it, BeginCorrection makes
/// a draft of it. `reason` stands in the history of the item. Errors: under "reason". Source: 条例第十八条.
FormResult<ItemId> ReviewAgain(account::Desk& desk, const account::Actor& actor, ItemId item, std::string reason);

/// The last time that it was looked at with a reason: it stayed as it is, or became a draft. Null where there is none.
const ItemEvent* LastLookAt(std::span<const ItemEvent> events);

/// By when it has to be looked at again, counted from when it was registered or looked at last; none for what is not
/// withheld.
std::optional<Date> ReviewAgainAfter(const Content& content, std::span<const ItemEvent> events);

/// Takes down what is public. It is gone with the request that follows; readers see the reason.
FormResult<ItemId> Withdraw(account::Desk& desk, const account::Actor& actor, ItemId item, WithdrawalKind kind,
                            std::string words);

}  // namespace gongkai::disclosure
