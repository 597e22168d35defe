// Letting go of what was begun: a draft that was never signed to the end, and the correction of what was. Nothing is
// deleted: a draft stands under 已放弃 and may be taken up again whenever one likes, with its index number, if it had
// one, kept for it alone; of a correction the version that was signed stays as it is. Open steps are withdrawn, and
// decisions that a draft was made of may be drafted of anew.
#pragma once

#include <span>

#include "account/deed.h"
#include "base/field_errors.h"
#include "disclosure/item_store.h"

namespace gongkai::disclosure {

enum class Droppable { kNothing, kDraft, kCorrection };

/// What of the item, with all its events, may be let go of now. What was signed to the end or public is never a draft
/// to be dropped.
Droppable MayBeDropped(const Item& item, std::span<const ItemEvent> events);
/// Of a draft that was let go of; not of one whose decisions may stand in another one by now.
bool MayBePickedUp(const Item& item, std::span<const ItemEvent> events);

/// Errors of all: under kVersionField.
FormResult<ItemId> DropDraft(account::Desk& desk, const account::Actor& actor, ItemId item);
FormResult<ItemId> PickUpDraft(account::Desk& desk, const account::Actor& actor, ItemId item);
FormResult<ItemId> DropCorrection(account::Desk& desk, const account::Actor& actor, ItemId item);

}  // namespace gongkai::disclosure
