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

/// Refused while anything that is there hangs below it.
FormResult<OrganId> AbolishOrgan(Desk& desk, const Actor& actor, OrganId organ, const ClosingForm& form);

/// Whether an organ of this kind may end at all, and into which kinds it may be merged.
bool MayClose(OrganKind kind);
bool MayMergeInto(OrganKind kind, OrganKind into);

}  // namespace gongkai::account
