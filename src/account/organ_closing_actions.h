// How an organ ends: merged into another, or abolished. Its rows stay, so that what it did can still be found under the
// name it had; its posts end with the day before. Errors as organ_actions.h.
//
// The county government and the county office stay: the administrators of the installation sit there.
#pragma once

#include "account/deed.h"
#include "account/organ_form.h"

namespace gongkai::account {

/// What hangs below it moves to the other organ on the same day, posts in it included.
FormResult<OrganId> MergeOrgan(Desk& desk, const Actor& actor, OrganId organ, const ClosingForm& form);

/// Refused while anything that is there hangs below it, and until it is said who goes on exercising its powers: an
/// organ of the register (form.into) or, in words, one outside it (form.successor). What has no duties of its own
/// leaves none. Source: 行政复议法第十九条第四款, 行政诉讼法第二十六条第六款.
FormResult<OrganId> AbolishOrgan(Desk& desk, const Actor& actor, OrganId organ, const ClosingForm& form);

/// Whether an organ of this kind may end at all, and into which kinds it may be merged.
bool MayClose(OrganKind kind);
bool MayMergeInto(OrganKind kind, OrganKind into);
/// Whether it may go on exercising the powers of an abolished organ.
bool MaySucceed(const Organ& abolished, const Organ& successor);

}  // namespace gongkai::account
