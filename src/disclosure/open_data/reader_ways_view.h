// The ways by which a reader is told of what a list shows: a button to subscribe, and the feed in the head of the page.
#pragma once

#include <optional>
#include <string>

#include "db/database.h"
#include "disclosure/item.h"
#include "web/page.h"

namespace gongkai::disclosure {

/// Puts them on a page of the portal. `words`: searched for in names; may be empty.
void AddReaderWays(web::Page& page, db::Session& session, std::optional<OrganId> organ, std::optional<Column> column,
                   const std::string& words);

}  // namespace gongkai::disclosure
