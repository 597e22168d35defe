// Everything that is public and fits a query, newest first: by the days of items, or, where words or a validity are
// asked for, by what the page of the search finds (search/search_view.h). Feeds, the API, bulk files and letters list
// by this. The gate is asked in the statement, and of what a search found once more, with the digest.
#pragma once

#include <vector>

#include "disclosure/open_data/open_item_store.h"

namespace gongkai::disclosure {

struct OpenList {
  std::vector<OpenDataItem> items;
  std::optional<OpenQuery::Place> next;  // where it goes on; none: there are no more
};

OpenList ListOfQuery(db::Session& session, const OpenQuery& query);

}  // namespace gongkai::disclosure
