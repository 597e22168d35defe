// An item that carries an organ's own annual report goes out as it was frozen (report/compile/): asked before it is
// handed in and before the last signature, so that a person is told what the database would refuse. Schema:
// migrations/0317_annual_report_guard.
#pragma once

#include <string>

#include "db/database.h"
#include "disclosure/item_store.h"

namespace gongkai::disclosure {

/// What stands against this version going out; empty for items that carry none.
std::string AgainstAnnual(db::Session& session, const ItemVersion& version);

}  // namespace gongkai::disclosure
