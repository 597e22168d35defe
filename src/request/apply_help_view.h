// What helps whoever is about to apply: what is public already and matches, and which organ publishes such things. The
// search asks the gate; nothing that is not public is hinted at.
#pragma once

#include <string_view>

#include "account/organ.h"
#include "base/date.h"
#include "db/database.h"
#include "web/html.h"

namespace gongkai::request {

/// Empty where nothing was typed that can be looked for. `organ`: to which one is about to apply; 0: none yet.
web::Html ApplyHelp(db::Session& session, std::string_view typed, account::OrganId organ, Date today);

}  // namespace gongkai::request
