// /calendar/{token}.ics: one's worklist as a calendar that telephones and mail programs fetch again and again, without
// a session. Titles and days and nothing else of it. The token stands in no log (the pattern of the route does), and a
// wrong one answers as if there were no such page.
#pragma once

#include "account/office.h"

namespace gongkai::home {

void AddCalendarPages(account::Office& office);

}  // namespace gongkai::home
