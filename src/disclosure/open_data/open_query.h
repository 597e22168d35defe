// What is asked of everything that is public: by organ, column, kind, days, validity and words, and behind which item
// it goes on. Feeds, the API, bulk files and subscriptions ask by this; words and validity mean what they mean on the
// page of the search (search/search_view.h). Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "disclosure/item.h"
#include "disclosure/validity.h"

namespace gongkai::disclosure {

struct OpenQuery {
  Date today{};
  std::optional<OrganId> organ{};
  std::optional<Column> column{};
  std::optional<ItemKind> kind{};
  std::optional<Date> from{}, until{};  // of the day from which it is public; both included
  std::optional<ValidityFacet> validity{};
  std::string words{};  // in names, texts and files

  /// Whether the index of the search is asked.
  bool IsSearched() const { return validity.has_value() || !words.empty(); }

  /// An item within the order in which they are listed.
  struct Place {
    Date from{};
    ItemId id;
    std::optional<std::int64_t> chunk{};  // within the index, where that was asked
    bool operator==(const Place&) const = default;
  };
  std::optional<Place> after{};
  int count = 20;
};

/// "2026-03-09_12-345", "2026-03-09_12-345_338204"
std::string CursorOf(const OpenQuery::Place& place);
std::optional<OpenQuery::Place> PlaceOfCursor(std::string_view cursor);

/// Within the days of one year. Nothing for what is no plausible year.
std::optional<OpenQuery> OfYear(OpenQuery query, std::string_view year);

}  // namespace gongkai::disclosure
