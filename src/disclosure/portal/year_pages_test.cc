// The pages of a year against a plain count over all items, while items are taken down, moved, ended: the days that
// triggers keep never part from what is public.
#include <algorithm>
#include <random>

#include "disclosure/portal/portal_desk_test.h"
#include "disclosure/portal/year_pages_store.h"

namespace gongkai::disclosure {
namespace {

/// What is public of a list in a year, oldest first, by the gate in C++.
std::vector<ItemId> Plainly(db::Session& session, const PublicQuery& query, int year) {
  std::vector<Item> found;
  for (const Item& item : ItemsEverOnSite(session)) {
    const bool is_of = IsPublic(item.publicity, query.today) && (!query.organ || item.id.organ == *query.organ) &&
                       (!query.column || FactsOf(item.kind).column == *query.column) &&
                       static_cast<int>(item.publicity.public_from->year()) == year;
    if (is_of) found.push_back(item);
  }
  std::ranges::sort(found, {}, [](const Item& item) {
    return std::pair(std::chrono::sys_days(*item.publicity.public_from), item.id);
  });
  std::vector<ItemId> ids;
  for (const Item& item : found) ids.push_back(item.id);
  return ids;
}

void CheckPages(db::Session& session, PublicQuery query, int year) {
  const std::vector<ItemId> plain = Plainly(session, query, year);
  query.count = 3;
  CHECK(CountPublicOfYear(session, query, year) == static_cast<int>(plain.size()));
  std::vector<ItemId> paged;
  for (int page = 1; page <= static_cast<int>(plain.size() / 3 + 1); ++page) {
    std::vector<Item> items = ListPublicOfYear(session, query, year, page);
    std::ranges::reverse(items);
    for (const Item& item : items) paged.push_back(item.id);
  }
  CHECK(paged == plain);
  CHECK(ListPublicOfYear(session, query, year, 1000).empty());
}

TEST_CASE_ON_BOTH_ENGINES("whatever becomes of items, the pages of a year are those that are public, in their order",
                          place) {
  PortalDesk county(place);
  county.Give(county.wen, county.township, PostKind::kSecrecyExaminer);
  std::mt19937 random(20260310);
  const auto any = [&](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
  constexpr int kItems = 9;
  constexpr ItemKind kKinds[] = {ItemKind::kNotice, ItemKind::kWelfare, ItemKind::kNews};
  for (int i = 0; i < kItems; ++i) {
    county.Published(PortalDesk::Titled(kKinds[i % 3], "第" + std::to_string(i + 1) + "件"));
  }
  for (int round = 0; round < 40; ++round) {
    {
      db::Transaction act = county.database->Begin();
      const std::int64_t number = any(kItems - 1) + 1;
      const std::string day = "2026-03-0" + std::to_string(1 + any(8));
      switch (any(5)) {
        case 0:
          act.Execute("UPDATE item SET on_site = 1 - on_site WHERE number = ?", number);
          break;
        case 1:
          act.Execute("UPDATE item SET public_until = ? WHERE number = ?", "2026-03-1" + std::to_string(any(3)),
                      number);
          break;
        case 2:
          act.Execute("UPDATE item SET public_until = NULL WHERE number = ?", number);
          break;
        case 3:
          act.Execute("UPDATE item SET kind = 'welfare', column_id = 'welfare' WHERE number = ?", number);
          break;
        case 4:
          act.Execute("UPDATE item SET public_from = ? WHERE number >= ?", day, number);  // several at once
          break;
        default:
          act.Execute("UPDATE item SET public_from = ?, title = 'x' WHERE number = ?", day, number);
      }
      act.Commit();
    }
    db::Reader reader = county.database->Read();
    for (const Date today : {county.today(), Date(2026y / 3 / 12), Date(2026y / 3 / 4), Date(2027y / 1 / 5)}) {
      CheckPages(reader, {.today = today}, 2026);
      CheckPages(reader, {.today = today, .organ = county.township}, 2026);
      CheckPages(reader, {.today = today, .column = Column::kWelfare}, 2026);
      CheckPages(reader, {.today = today, .organ = county.township, .column = Column::kNews}, 2026);
      CheckPages(reader, {.today = today, .organ = county.bureau}, 2026);
    }
  }
}

TEST_CASE_ON_BOTH_ENGINES("taken down and signed anew: the count follows the acts", place) {
  PortalDesk county(place);
  county.Give(county.wen, county.township, PostKind::kSecrecyExaminer);
  const ItemId id = county.Published(ItemDesk::Notice());
  const auto count = [&] {
    db::Reader reader = county.database->Read();
    return CountPublicOfYear(reader, {.today = county.today()}, 2026);
  };
  CHECK(count() == 1);
  REQUIRE(Withdraw(county.desk, county.drafter, id, WithdrawalKind::kError, "写错了。"));
  CHECK(count() == 0);
  CHECK(county.Count("SELECT COUNT(*) FROM item_public_day WHERE items <> 0") == 0);
}

}  // namespace
}  // namespace gongkai::disclosure
