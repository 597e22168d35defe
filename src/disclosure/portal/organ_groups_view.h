// The organs of the county as everybody finds them, in groups by their kind.
#pragma once

#include <string_view>

#include "account/portal_view.h"
#include "web/html.h"

namespace gongkai::disclosure {

/// Where the name of an organ leads: to its own part of the platform, or to its guide.
enum class OrganLink { kFront, kGuide };

/// Those whose name holds the words, however they are written; empty words: all. Nothing where there is none.
web::Html OrganGroups(const account::PublicCounty& county, std::string_view words, OrganLink link);

}  // namespace gongkai::disclosure
