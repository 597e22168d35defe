// What the supervisor and the system administrator do with organs that stay: found, correct, rename, move. Merging and
// abolishing: organ_closing_actions.h. Each act is dated, stands in the history of the organ (organ_change) and in the
// audit trail of the organ with duties above it.
//
// Errors come all at once, each under its field; under kVersionField when somebody else saved since form.version, and
// nothing is written then. Source: 条例第四条, 第十条. Next to read: organ_form.h, organ_store.h.
#pragma once

#include "account/deed.h"
#include "account/organ_form.h"
#include "account/organ_store.h"

namespace gongkai::account {

/// Within a deed of the caller's, who commits when there are no errors; nothing is written when there are.
std::optional<OrganId> FoundWithin(Deed& deed, const OrganForm& form, FieldErrors& errors);

FormResult<OrganId> FoundOrgan(Desk& desk, const Actor& actor, const OrganForm& form);

/// Code, division, credit code, who leads it, and the first day where that was put down wrongly. Names change by
/// RenameOrgan, the place in the tree by MoveOrgan.
FormResult<OrganId> EditOrgan(Desk& desk, const Actor& actor, OrganId organ, const OrganForm& form);

FormResult<OrganId> RenameOrgan(Desk& desk, const Actor& actor, OrganId organ, const RenameForm& form);

/// With all that hangs below it.
FormResult<OrganId> MoveOrgan(Desk& desk, const Actor& actor, OrganId organ, const MoveForm& form);

/// In whose chain of the audit trail acts on this organ stand: its own, or that of the organ it acts through.
OrganId ChainOf(db::Session& session, OrganId organ);

/// What was typed does not fit the organ any more: somebody else saved meanwhile.
FieldError SavedMeanwhile();

/// The organ, locked until the act ends, while it is there and the form is not an old one; else nothing, and an error.
std::optional<Organ> TakeOrgan(Deed& deed, OrganId id, std::int64_t version, FieldErrors& errors);

/// Into the history of the organ, with who did it and when.
void NoteChange(Deed& deed, OrganChange change);

/// For whatever hangs `organ` below `parent` from a day on: both there, the kinds fit, no circle.
void CheckPlace(db::Session& session, const Organ& organ, const Organ& parent, Date on, FieldErrors& errors);

}  // namespace gongkai::account
