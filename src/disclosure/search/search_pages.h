// The search of the portal: /search, for the county and within an organ. Every answer asks the gate (search_view.h).
// And the index behind it, for the system administrator.
#pragma once

#include <string_view>

#include "account/office.h"
#include "screening/tools_actions.h"

namespace gongkai::disclosure {

void AddSearchPages(account::Office& office);

inline constexpr std::string_view kSearchIndexPath = "/office/search-index";
/// `tools`: read files when it is made anew.
void AddSearchIndexPages(account::Office& office, const screening::Tools& tools);

}  // namespace gongkai::disclosure
