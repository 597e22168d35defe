// What of assessments (assessment/due_view.h) waits for a visitor, in lines of the worklist.
#pragma once

#include <vector>

#include "account/visitor.h"
#include "db/database.h"
#include "home/due.h"

namespace gongkai::home {

void AddAssessments(db::Session& session, const account::Visitor& visitor, Date today, std::vector<Due>& dues);

}  // namespace gongkai::home
