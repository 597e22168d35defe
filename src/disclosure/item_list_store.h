// Lists of items: what an organ works on, and what is public. Whether something is public is decided in the query by
// the twin of gate.h, so that no list shows what the gate would not let through.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "disclosure/item_store.h"

namespace gongkai::disclosure {

/// The office's list, newest change first.
struct ItemQuery {
  std::optional<std::vector<OrganId>> organs;  // in sight; none: all of the county
  std::optional<OrganId> organ{};
  std::optional<Stage> stage{};
  std::optional<ItemKind> kind{};
  std::string words{};   // in the title, the index number
  bool overdue = false;  // due before today and not public
  Date today{};
  std::optional<Date> due_by{};    // to be published by then
  std::optional<Date> again_by{};  // to be looked at again by then
  int page = 1;
  int page_size = 30;
};

/// Counting stops here: "1000+" says enough, and costs the same however many there are.
inline constexpr int kMostCounted = 1'000;

struct ItemPage {
  std::vector<Item> items;
  int total = 0;  // kMostCounted + 1 where there are more
};

ItemPage ListItems(db::Session& session, const ItemQuery& query);
/// The total of each, as ListItems tells it.
std::vector<int> CountItems(db::Session& session, std::span<const ItemQuery> queries);

/// Signed for a later day than `today` (IsWaiting, gate.h).
std::vector<Item> WaitingItems(db::Session& session, Date today);

/// What the public may see on `today`, newest first. Deep pages cost no more than the first: they go on behind `after`.
struct PublicQuery {
  Date today{};
  std::optional<OrganId> organ{};
  std::optional<Column> column{};
  std::string words{};
  struct Place {
    Date from{};
    ItemId id;
  };
  std::optional<Place> after{};
  int count = 20;
};

std::vector<Item> ListPublic(db::Session& session, const PublicQuery& query);

/// kMostCounted + 1 where there are more.
int CountPublic(db::Session& session, const PublicQuery& query);

/// The years in which something became public that still is; newest first.
std::vector<int> PublicYears(db::Session& session, const PublicQuery& query);

/// All that was ever published for the site: what is public, what waits for its day, what is over or taken down.
std::vector<Item> ItemsEverOnSite(db::Session& session);

/// The columns in which something is public, each with the day of the latest.
struct ColumnState {
  Column column;
  Date latest{};
  bool operator==(const ColumnState&) const = default;
};
std::vector<ColumnState> PublicColumns(db::Session& session, std::optional<OrganId> organ, Date today);

}  // namespace gongkai::disclosure
