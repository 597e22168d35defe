// The figures of message_tally.h out of what is kept; one statement, whatever the number of organs. The rows behind
// each figure are listed by MessageQuery (message_store.h) with the same words: FILTER there and the counts here are
// twins.
#pragma once

#include <optional>
#include <vector>

#include "db/database.h"
#include "disclosure/participation/message_tally.h"

namespace gongkai::disclosure {

/// Of messages that came on those days. `organs`: none: of all of the county.
MessageTallies MessageTalliesOf(db::Session& session, const std::optional<std::vector<OrganId>>& organs,
                                const DayRange& period, Date today);

}  // namespace gongkai::disclosure
