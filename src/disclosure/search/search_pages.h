// The search of the portal: /search, for the county and within an organ. Every answer asks the gate (search_view.h).
#pragma once

#include "account/office.h"

namespace gongkai::disclosure {

void AddSearchPages(account::Office& office);

}  // namespace gongkai::disclosure
