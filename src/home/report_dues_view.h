// The lines of the worklist that are of annual reports: those that are not there, an organ's own, findings nobody
// decided.
#pragma once

#include <vector>

#include "home/worklist_view.h"

namespace gongkai::home {

void AddReports(db::Session& session, const account::Visitor& visitor, Date today, std::vector<Due>& dues);

}  // namespace gongkai::home
