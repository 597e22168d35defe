// The ways by which a reader is told of what a list shows: a button to subscribe, and the feed in the head of the page.
#pragma once

#include <optional>

#include "db/database.h"
#include "disclosure/open_data/open_query.h"
#include "web/page.h"

namespace gongkai::disclosure {

/// Puts them on a page that lists what is public.
void AddReaderWays(web::Page& page, db::Session& session, std::optional<OrganId> organ, std::optional<Column> column);

/// On a page that shows what a query finds: of exactly that. `year`: in which it became public; a subscription, which
/// tells of what is new, leaves it out.
void AddReaderWaysOf(web::Page& page, db::Session& session, const OpenQuery& query, std::optional<int> year);

}  // namespace gongkai::disclosure
