// What was signed for a later day, and for which the facts fell away since: its organ will be no more by then, a
// decision it tells of was annulled, a step holds it. The acts that bring this about stop it at once (StopPublication);
// what has no act here, as an organ that is closed, is found by the timed job. Source: 条例第十条, 第十一条, 第十五条,
// 第十七条.
#pragma once

#include <string>

#include "account/deed.h"
#include "disclosure/item_store.h"

namespace gongkai::disclosure {

/// Why what was signed for a later day must not go out then; none where nothing stands against it.
std::optional<std::string> FellAway(db::Session& session, const Item& item);

/// Within a deed that has locked the item: stops it where something stands against it. True when it did.
bool StopIfFellAway(account::Deed& deed, Item& item);

/// The timed job: goes through all that waits. Gives a sentence for the page of jobs.
std::string StopWhatFellAway(account::Desk& desk);

}  // namespace gongkai::disclosure
