// The gate in C++ and the gate in SQL say the same of every item on every day.
#include <algorithm>
#include <random>
#include <set>

#include "disclosure/desk_test.h"
#include "disclosure/item_list_store.h"

namespace gongkai::disclosure {
namespace {

bool IsListed(db::Session& session, ItemId id, Date today) {
  const auto listed = ListPublic(session, {.today = today, .count = 1000});
  return std::ranges::find(listed, id, &Item::id) != listed.end();
}

TEST_CASE_ON_BOTH_ENGINES("lists show what the gate lets through, and nothing else", place) {
  ItemDesk county(place);
  std::mt19937 random(20260310);
  const auto any = [&](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
  std::vector<ItemId> ids;
  for (int i = 0; i < 24; ++i) {
    Content content = ItemDesk::Notice();
    if (any(2) == 0) content.publish_on = Date(std::chrono::sys_days(county.today()) + std::chrono::days(any(6)));
    if (any(2) == 0) {
      content.kind = ItemKind::kWarning;
      content.fields = {
          {"level", "黄色"},
          {"area", "全镇"},
          {"posted_until", ToString(Date(std::chrono::sys_days(county.today()) + std::chrono::days(6 + any(4))))}};
    }
    const int fate = any(3);
    const ItemId id = fate == 0   ? county.Save(content)
                      : fate == 1 ? county.HandedIn(content)
                                  : county.Published(content);
    if (fate == 3 && any(1) == 0) REQUIRE(Withdraw(county.desk, county.drafter, id, WithdrawalKind::kError, "有误"));
    ids.push_back(id);
  }
  for (int day = 0; day < 14; ++day) {
    const Date today = county.today();
    db::Reader reader = county.database->Read();
    int open = 0;
    for (const ItemId id : ids) {
      const bool is_public = IsPublic(FindItem(reader, id)->publicity, today);
      open += is_public ? 1 : 0;
      CAPTURE(ToString(id));
      CHECK(IsListed(reader, id, today) == is_public);
    }
    CHECK(CountPublic(reader, {.today = today}) == open);
    std::set<Column> columns;
    for (const ItemId id : ids) {
      const Item item = *FindItem(reader, id);
      if (IsPublic(item.publicity, today)) columns.insert(FactsOf(item.kind).column);
    }
    std::set<Column> told;
    for (const ColumnState& each : PublicColumns(reader, county.township, today)) told.insert(each.column);
    CHECK(told == columns);
    CHECK(PublicColumns(reader, std::nullopt, today) == PublicColumns(reader, county.township, today));
    county.now += std::chrono::days(1);
  }
}

TEST_CASE_ON_BOTH_ENGINES("pages of the public list follow one another without gap or repetition", place) {
  ItemDesk county(place);
  for (int i = 0; i < 11; ++i) {
    if (i % 4 == 3) county.now += std::chrono::days(1);
    county.Published(ItemDesk::Notice());
  }
  db::Reader reader = county.database->Read();
  std::vector<ItemId> walked;
  PublicQuery query{.today = county.today(), .organ = county.township, .column = Column::kNews, .count = 4};
  for (auto page = ListPublic(reader, query); !page.empty(); page = ListPublic(reader, query)) {
    for (const Item& item : page) walked.push_back(item.id);
    query.after = {*page.back().publicity.public_from, page.back().id};
  }
  REQUIRE(walked.size() == 11);
  CHECK(walked.front().number == 11);
  CHECK(walked.back().number == 1);
  CHECK(std::ranges::is_sorted(walked, std::ranges::greater()));
}

}  // namespace
}  // namespace gongkai::disclosure
