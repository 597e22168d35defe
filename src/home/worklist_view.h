// The worklist of one person: what every subject has waiting for them, in one list.
#pragma once

#include <vector>

#include "account/visitor.h"
#include "db/database.h"
#include "home/due.h"

namespace gongkai::home {

/// What this visitor can do something about, what is due first standing first.
std::vector<Due> WorklistOf(db::Session& session, const account::Visitor& visitor, Date today);

}  // namespace gongkai::home
