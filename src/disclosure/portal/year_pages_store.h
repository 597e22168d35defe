// One year of what is public, page by page: counted from the beginning of the year, so that a full page stays as it is.
// However far down a page stands, it is found by adding up the days of its year (item_public_day, kept by triggers with
// each act: migrations/0215_public_day.*.sql), then the organs of its day, and by stepping over what one organ has of
// that day. In: a session and what the list narrows to. Next to read: item_list_store.h.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "disclosure/item_list_store.h"

namespace gongkai::disclosure {

/// By the days from which they are public; of the query the day, the organ and the column are looked at.
int CountPublicOfYear(db::Session& session, const PublicQuery& query, int year);

/// The item that has `before` others of the year in front of it, oldest first; nothing where there are no more.
std::optional<PublicQuery::Place> PlaceInYear(db::Session& session, const PublicQuery& query, int year,
                                              std::int64_t before);

/// `page`: from 1, of query.count each; newest first within it.
std::vector<Item> ListPublicOfYear(db::Session& session, const PublicQuery& query, int year, int page);

}  // namespace gongkai::disclosure
