// The working calendar of this installation, for every subject that counts days: the notices that came with the
// program.
#pragma once

#include "law/working_calendar.h"

namespace gongkai::account {

const law::WorkingCalendar& WorkingDays();

}  // namespace gongkai::account
