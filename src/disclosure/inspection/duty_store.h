// What the self-inspection reads of items, references and lists of transfer to see what is owed (duty_fault.h).
#pragma once

#include <vector>

#include "db/database.h"
#include "disclosure/inspection/duty_fault.h"
#include "disclosure/item_store.h"

namespace gongkai::disclosure {

/// Drafts that were published and not taken down, also where they are posted no more, without an outcome that was; the
/// oldest first.
std::vector<Item> DraftsWithoutOutcome(db::Session& session, Date today, int most);

std::vector<NothingSupplied> OrgansWithoutSupply(db::Session& session, Receiver receiver, Date today);

}  // namespace gongkai::disclosure
