// The first page of the office: what waits for me, by day; a search over everything I may see; a calendar of it.
#pragma once

#include "account/office.h"

namespace gongkai::home {

/// /office, /office/search, /office/calendar.ics
void AddWorklistPages(account::Office& office);

}  // namespace gongkai::home
