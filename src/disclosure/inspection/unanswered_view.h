// The messages of people outside that nobody has answered by their day, for the self-inspection. Kept apart, so that
// the inspection needs to know nothing of how messages are kept (participation/message_store.h).
#pragma once

#include <vector>

#include "db/database.h"
#include "disclosure/inspection/inspection_fault.h"

namespace gongkai::disclosure {

/// Behind their last day, the oldest first, at most so many.
std::vector<UnansweredMessage> UnansweredMessages(db::Session& session, Date today, int most);

}  // namespace gongkai::disclosure
