#include "disclosure/open_data/open_query.h"

#include <algorithm>
#include <charconv>
#include <system_error>

namespace gongkai::disclosure {

std::string CursorOf(const OpenQuery::Place& place) {
  const std::string cursor = ToString(place.from) + "_" + ToString(place.id);
  return place.chunk ? cursor + "_" + std::to_string(*place.chunk) : cursor;
}

std::optional<OpenQuery::Place> PlaceOfCursor(std::string_view cursor) {
  const std::size_t bar = cursor.find('_');
  if (bar == std::string_view::npos) return std::nullopt;
  const auto day = ParseDate(cursor.substr(0, bar));
  const std::string_view rest = cursor.substr(bar + 1);
  const std::size_t second = rest.find('_');
  const auto id = ItemIdFrom(rest.substr(0, second));
  if (!day || !id) return std::nullopt;
  OpenQuery::Place place{.from = *day, .id = *id};
  if (second == std::string_view::npos) return place;
  const std::string_view digits = rest.substr(second + 1);
  std::int64_t chunk = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), chunk);
  if (read.ec != std::errc() || read.ptr != digits.data() + digits.size() || chunk < 0) return std::nullopt;
  place.chunk = chunk;
  return place;
}

std::optional<OpenQuery> OfYear(OpenQuery query, std::string_view year) {
  int number = 0;
  const auto read = std::from_chars(year.data(), year.data() + year.size(), number);
  if (year.size() != 4 || read.ptr != year.data() + year.size() || number < 1949 || number > 2199) return std::nullopt;
  const Date first = std::chrono::year(number) / 1 / 1, last = std::chrono::year(number) / 12 / 31;
  query.from = std::max(query.from.value_or(first), first);
  query.until = std::min(query.until.value_or(last), last);
  return query;
}

}  // namespace gongkai::disclosure
