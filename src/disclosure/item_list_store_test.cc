// The office's list, narrowed: each total is what one finds who goes through all items.
#include "disclosure/item_list_store.h"

#include <algorithm>

#include "disclosure/desk_test.h"
#include "embedded/embedded_migrations.h"

namespace gongkai::disclosure {
namespace {

struct ListedDesk : ItemDesk {
  explicit ListedDesk(const testing::TestDatabase& place) : ItemDesk(place) {
    Content late = Notice(), plan = Notice(), of_bureau = Notice();
    late.formed_on = 2025y / 3 / 9;
    plan.kind = ItemKind::kPlan;
    of_bureau.formed_on = 2025y / 4 / 9;
    Save(late), Save(plan), Save(Notice());
    HandedIn(Notice());
    Published(Notice());
    const PersonId bian = Hire("bianyue", "卞越", bureau, PostKind::kHandler);
    const Actor writer = ActorAs(bian, PostKind::kHandler);
    for (int i = 0; i < 2; ++i) REQUIRE(SaveDraft(desk, writer, bureau, {.content = of_bureau}));
  }
};

bool IsIn(const Item& item, const ItemQuery& query) {
  const auto& organs = query.organs;
  const bool in_sight = !organs || std::ranges::find(*organs, item.id.organ) != organs->end();
  const bool is_late =
      !item.publicity.published_version && item.attribute == Attribute::kProactive && item.due_on < query.today;
  return in_sight && (!query.organ || item.id.organ == *query.organ) && (!query.stage || item.stage == *query.stage) &&
         (!query.kind || item.kind == *query.kind) && (!query.overdue || is_late);
}

std::vector<ItemQuery> AllNarrowings(const ListedDesk& county) {
  using Organs = std::optional<std::vector<OrganId>>;
  std::vector<ItemQuery> queries;
  for (const Organs& organs :
       {Organs(), Organs({county.township}), Organs({county.township, county.bureau}), Organs({})})
    for (const auto organ : {std::optional<OrganId>(), std::optional(county.township), std::optional(county.bureau)})
      for (const auto stage : {std::optional<Stage>(), std::optional(Stage::kDraft), std::optional(Stage::kPublic)})
        for (const auto kind : {std::optional<ItemKind>(), std::optional(ItemKind::kPlan)})
          for (const bool overdue : {false, true})
            queries.push_back({.organs = organs,
                               .organ = organ,
                               .stage = stage,
                               .kind = kind,
                               .overdue = overdue,
                               .today = 2026y / 3 / 10});
  return queries;
}

TEST_CASE_ON_BOTH_ENGINES("the office's list tells of each narrowing what a recount finds", place) {
  ListedDesk county(place);
  const std::vector<ItemQuery> queries = AllNarrowings(county);
  db::Reader reader = county.database->Read();
  const std::vector<Item> all = ListItems(reader, {.organs = std::nullopt, .today = 2026y / 3 / 10}).items;
  REQUIRE(all.size() == 7);
  const std::vector<int> totals = CountItems(reader, queries);
  REQUIRE(totals.size() == queries.size());
  for (std::size_t i = 0; i < queries.size(); ++i) {
    CAPTURE(i);
    std::vector<ItemId> expected, found;
    for (const Item& item : all) {
      if (IsIn(item, queries[i])) expected.push_back(item.id);
    }
    const ItemPage page = ListItems(reader, queries[i]);
    for (const Item& item : page.items) found.push_back(item.id);
    CHECK(found == expected);
    CHECK(page.total == static_cast<int>(expected.size()));
    CHECK(totals[i] == page.total);
  }
  const ItemQuery late{.organs = std::nullopt, .organ = county.bureau, .overdue = true, .today = 2026y / 3 / 10};
  CHECK(ListItems(reader, late).total == 2);
}

}  // namespace
}  // namespace gongkai::disclosure
