// The messages of people outside that nobody has answered, for the self-inspection. Kept apart, so that whoever keeps
// messages fills this one function and the inspection needs to know nothing of them.
#pragma once

#include <vector>

#include "db/database.h"
#include "disclosure/inspection/inspection_fault.h"

namespace gongkai::disclosure {

/// Oldest first, at most so many. None as long as no messages are kept.
std::vector<UnansweredMessage> UnansweredMessages(db::Session& session, Date today, int most);

}  // namespace gongkai::disclosure
