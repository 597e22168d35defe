#include "disclosure/open_data/open_query.h"

#include <charconv>

namespace gongkai::disclosure {

std::string CursorOf(const OpenQuery::Place& place) { return ToString(place.from) + "_" + ToString(place.id); }

std::optional<OpenQuery::Place> PlaceOfCursor(std::string_view cursor) {
  const std::size_t bar = cursor.find('_');
  if (bar == std::string_view::npos) return std::nullopt;
  const auto day = ParseDate(cursor.substr(0, bar));
  const auto id = ItemIdFrom(cursor.substr(bar + 1));
  if (!day || !id) return std::nullopt;
  return OpenQuery::Place{*day, *id};
}

std::optional<OpenQuery> OfYear(OpenQuery query, std::string_view year) {
  int number = 0;
  const auto read = std::from_chars(year.data(), year.data() + year.size(), number);
  if (year.size() != 4 || read.ptr != year.data() + year.size() || number < 1949 || number > 2199) return std::nullopt;
  query.from = std::chrono::year(number) / 1 / 1;
  query.until = std::chrono::year(number) / 12 / 31;
  return query;
}

}  // namespace gongkai::disclosure
