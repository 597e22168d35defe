// Everybody who works here today, each with the eyes with which they see the office: for work that is done for all of
// them by the clock.
#pragma once

#include <vector>

#include "account/visitor.h"
#include "base/date.h"
#include "db/database.h"

namespace gongkai::account {

/// Those whose account was not stopped and who hold a post on the day.
std::vector<Visitor> EverybodyInOffice(db::Session& session, Date day);

}  // namespace gongkai::account
