// What was published because somebody had applied for it: the switch of its list, and the items. Schema:
// migrations/0273_request_log.sql; items: events of kind made_proactive.
#pragma once

#include <string>
#include <vector>

#include "db/database.h"

namespace gongkai::request {

/// Off until the county switches it on.
bool IsLogOn(db::Session& session);
void PutLogOn(db::Transaction& act, bool is_on);
/// The items that were drafted out of answers, newest first, as disclosure::ItemIdFrom reads them. Nothing else of a
/// case goes out by this.
std::vector<std::string> ItemsOfLog(db::Session& session, int most);

}  // namespace gongkai::request
