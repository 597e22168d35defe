#include "disclosure/open_data/open_list_view.h"

#include <algorithm>

#include "disclosure/search/search_store.h"
#include "disclosure/search/search_view.h"

namespace gongkai::disclosure {
namespace {

Date DayAfter(Date day) { return Date(std::chrono::sys_days(day) + std::chrono::days(1)); }

/// Where in the index the list goes on: behind its last item, and not behind the last day that is asked for.
std::int64_t BeforeOf(const OpenQuery& query) {
  std::int64_t before = INT64_MAX;
  if (query.until) before = PlaceOfDay(DayAfter(*query.until));
  if (!query.after) return before;
  // A place without a chunk was given by a list by days: its whole day comes once more.
  return std::min(before, query.after->chunk.value_or(PlaceOfDay(DayAfter(query.after->from))));
}

OpenList Searched(db::Session& session, const OpenQuery& query) {
  OpenList list;
  const SearchAsk ask{.today = query.today,
                      .typed = query.words,
                      .query = search::ParseQuery(query.words),
                      .organ = query.organ,
                      .column = query.column,
                      .kind = query.kind,
                      .validity = query.validity,
                      .newest_first = true,
                      .before = BeforeOf(query),
                      .count = query.count};
  if (ask.query.empty() && !query.words.empty()) return list;  // nothing that could be looked for
  const ItemsInOrder found = FindInOrder(session, ask, query.from);
  OpenQuery::Place last{.from = query.today, .id = {}};
  for (const ItemInOrder& each : found.items) {
    last = {.from = *each.item.publicity.public_from, .id = each.item.id};
    list.items.push_back({.item = each.item, .published_at = PublishedAt(session, each.item)});
  }
  if (!found.next_before) return list;
  last.chunk = found.next_before;
  list.next = last;
  return list;
}

}  // namespace

OpenList ListOfQuery(db::Session& session, const OpenQuery& query) {
  if (query.IsSearched()) return Searched(session, query);
  OpenList list{.items = ListOpen(session, query), .next = {}};
  if (std::cmp_equal(list.items.size(), query.count)) list.next = PlaceOf(list.items.back());
  return list;
}

}  // namespace gongkai::disclosure
