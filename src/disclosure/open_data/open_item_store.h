// Everything that is public, as feeds, the API, bulk files, sitemaps and subscriptions ask for it. Whether it is public
// is decided in each statement by the twin of the gate; each page asks anew, however long the way through all of them
// takes. What the index of the search is asked for (OpenQuery::IsSearched) is listed by open_list_view.h, not here.
#pragma once

#include <cstdint>
#include <vector>

#include "db/database.h"
#include "disclosure/item_store.h"
#include "disclosure/open_data/open_query.h"

namespace gongkai::disclosure {

struct OpenDataItem {
  Item item;
  Instant published_at{};  // the version that is public
};

/// When the version that is public became so; the epoch where none is.
Instant PublishedAt(db::Session& session, const Item& item);

OpenQuery::Place PlaceOf(const OpenDataItem& open);

/// Newest first, behind `after`; a deep page costs no more than the first.
std::vector<OpenDataItem> ListOpen(db::Session& session, const OpenQuery& query);

/// The same, oldest first: what becomes public while somebody reads comes behind what he has.
std::vector<OpenDataItem> ListOpenUpward(db::Session& session, const OpenQuery& query);

/// The years in which something became public that still is, newest first, with how many; an empty one is not among
/// them. What everybody may ask for costs the same however many there are (year_pages_store.h).
struct OpenYear {
  int year = 0;
  std::int64_t count = 0;
};
std::vector<OpenYear> OpenYears(db::Session& session, Date today);

}  // namespace gongkai::disclosure
