// The search of the portal: /search, for the county and within an organ. Every answer asks the gate (search_view.h).
#pragma once

#include <string>

#include "account/office.h"

namespace gongkai::disclosure {

/// `site`: the address of this program ("https://zwgk.example/base"), to which the search of copies leads; may be
/// empty.
void AddSearchPages(account::Office& office, const std::string& site);

}  // namespace gongkai::disclosure
