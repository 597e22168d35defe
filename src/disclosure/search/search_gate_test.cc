// The gate decides for hits too: over a walk of many items through many days, what is found, what is suggested and what
// the page shows is what the gate lets through, and nothing else.
#include <algorithm>
#include <random>

#include "disclosure/desk_test.h"
#include "disclosure/routes.h"
#include "disclosure/search/search_rebuild_actions.h"
#include "disclosure/search/search_view.h"

namespace gongkai::disclosure {
namespace {

bool Has(std::string_view page, std::string_view words) { return page.find(words) != std::string_view::npos; }

/// The title of one item, told from those of all others by a word.
std::string WordOf(int i) { return "暗号" + std::string(1, static_cast<char>('a' + i)) + "号牌"; }

struct Walk : ItemDesk {
  explicit Walk(const testing::TestDatabase& place) : ItemDesk(place) { disclosure::AddRoutes(pages, AtOnce()); }

  ItemId Made(int i, std::mt19937& random) {
    const auto any = [&](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
    Content content = Notice();
    content.title = "搜得到吗" + WordOf(i);
    if (any(2) == 0) content.publish_on = Date(std::chrono::sys_days(today()) + std::chrono::days(any(6)));
    if (any(2) == 0) {
      content.kind = ItemKind::kWarning;
      content.fields = {
          {"level", "黄色"},
          {"area", "全镇"},
          {"posted_until", ToString(Date(std::chrono::sys_days(today()) + std::chrono::days(6 + any(4))))}};
    }
    if (any(4) == 0) content.channels = {Channel::kNoticeBoard};
    const int fate = any(4);
    const ItemId id = fate == 0 ? Save(content) : fate == 1 ? HandedIn(content) : Published(content);
    if (fate == 3 && any(1) == 0) REQUIRE(Withdraw(desk, drafter, id, WithdrawalKind::kError, "有误"));
    return id;
  }

  std::string Page(const std::string& address) {
    return std::string(account::TestBrowser(site, "").Get(address).Bytes());
  }

  void CheckDay(const std::vector<ItemId>& ids) {
    db::Reader reader = database->Read();
    const SearchAsk all{.today = today(), .typed = "搜得到吗", .query = search::ParseQuery("搜得到吗"), .count = 100};
    std::vector<ItemId> found;
    for (const FoundLine& line : Search(reader, all).lines) found.push_back(line.item.id);
    const SearchAsk like{.today = today(), .typed = "搜得到嘛暗号", .query = search::ParseQuery("搜得到嘛暗号")};
    const auto suggested = TitlesLike(reader, like, 100);
    for (std::size_t i = 0; i < ids.size(); ++i) {
      CAPTURE(ToString(ids[i]));
      const bool is_public = IsPublic(FindItem(reader, ids[i])->publicity, today());
      CHECK((std::ranges::find(found, ids[i]) != found.end()) == is_public);
      CHECK((std::ranges::find(suggested, ids[i], &LikeTitle::item) != suggested.end()) == is_public);
      const std::string path = "\"/items/" + ToString(ids[i]) + "\"";
      const std::string word = WordOf(static_cast<int>(i));
      CHECK(Has(Page("/search?words=" + PercentEncode(word)), path) == is_public);
      CHECK(Has(Page("/search/titles?words=" + PercentEncode(word)), word) == is_public);
    }
    CHECK(CountFound(reader, all) == static_cast<int>(found.size()));
  }
};

TEST_CASE_ON_BOTH_ENGINES("a search finds what the gate lets through, and nothing else, on every day", place) {
  Walk county(place);
  std::mt19937 random(20260310);
  std::vector<ItemId> ids;
  for (int i = 0; i < 16; ++i) ids.push_back(county.Made(i, random));
  for (int day = 0; day < 12; ++day) {
    county.CheckDay(ids);
    if (day == 5) KeepIndex(county.desk, county.tools);  // the whole index anew
    county.now += std::chrono::days(1);
  }
}

TEST_CASE_ON_BOTH_ENGINES("nothing leaks where the index is behind", place) {
  Walk county(place);
  std::mt19937 random(1);
  Content content = ItemDesk::Notice();
  content.title = "搜得到吗" + WordOf(0);
  const ItemId id = county.Published(content);
  const auto chunks = [&] { return county.Count("SELECT COUNT(*) FROM search_chunk"); };
  REQUIRE(chunks() == 1);
  // Taken down by what knows nothing of the index.
  {
    db::Transaction act = county.database->Begin();
    auto item = *LockedItem(act, id);
    item.withdrawal = Withdrawal{county.now, WithdrawalKind::kLeak, "有误"};
    item.publicity.is_withdrawn = true;
    item.publicity.withdrawn_on = county.today();
    UpdateItem(act, item);
    act.Commit();
  }
  REQUIRE(chunks() == 1);
  county.CheckDay({id});
  CHECK_FALSE(Has(county.Page("/search?words=" + PercentEncode("搜得到吗")), WordOf(0)));
}

}  // namespace
}  // namespace gongkai::disclosure
