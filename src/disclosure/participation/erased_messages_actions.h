// Messages whose words are destroyed, for the list outside the database (request/erasure_list_export.h): which they
// are, and that one which came back with an older backup is destroyed again.
#pragma once

#include <vector>

#include "db/database.h"
#include "disclosure/participation/disposal.h"

namespace gongkai::disclosure {

std::vector<ErasedMessage> ErasedMessagesSince(db::Session& session, Instant since);

/// Whether it is there, that very one, with its words.
bool IsMessageToErase(db::Session& session, MessageId id, Instant arrived);
/// As of the moment at which it was destroyed first.
void EraseMessageAgain(db::Transaction& act, MessageId id, Instant erased, Instant now);

}  // namespace gongkai::disclosure
