// The lines of the worklist that are of reconsiderations and suits.
#pragma once

#include <vector>

#include "home/worklist_view.h"

namespace gongkai::home {

void AddDisputes(db::Session& session, const account::Visitor& visitor, Date today, std::vector<Due>& dues);

}  // namespace gongkai::home
