// What is asked of everything that is public: by organ, column, kind, days and words, and behind which item it goes on.
// Feeds, the API, bulk files and subscriptions ask by this. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "disclosure/item.h"

namespace gongkai::disclosure {

struct OpenQuery {
  Date today{};
  std::optional<OrganId> organ{};
  std::optional<Column> column{};
  std::optional<ItemKind> kind{};
  std::optional<Date> from{}, until{};  // of the day from which it is public; both included
  std::string words{};                  // in the title

  /// An item within the order in which they are listed.
  struct Place {
    Date from{};
    ItemId id;
    bool operator==(const Place&) const = default;
  };
  std::optional<Place> after{};
  int count = 20;
};

/// Of words in a query; more are cut.
inline constexpr std::size_t kMostQueryCharacters = 60;

/// "2026-03-09_12-345"
std::string CursorOf(const OpenQuery::Place& place);
std::optional<OpenQuery::Place> PlaceOfCursor(std::string_view cursor);

/// For the days of one year. Nothing for what is no plausible year.
std::optional<OpenQuery> OfYear(OpenQuery query, std::string_view year);

}  // namespace gongkai::disclosure
