// The alarms of applications whose receipt nobody has established: ordinary post on the very day, anything else once a
// working day has gone by; the county from the second on. Reminders of due days come with everybody's worklist
// (home/due_reminders.h), as far ahead as case_ladder.h says.
#pragma once

#include <string>

#include "account/deed.h"

namespace gongkai::request {

/// Timed, every ten minutes; tells within working hours alone. One line of what came of it. Done twice it tells once.
std::string AlarmOfUnconfirmed(account::Desk& desk);

}  // namespace gongkai::request
