// The page of the search, as a reader meets it.
#include <algorithm>

#include "disclosure/desk_test.h"
#include "disclosure/routes.h"
#include "disclosure/search/search_box_view.h"
#include "disclosure/search/search_pace.h"
#include "disclosure/search/search_rebuild_actions.h"
#include "web/copied_pages.h"

namespace gongkai::disclosure {
namespace {

using account::TestBrowser;

bool Has(std::string_view page, std::string_view words) { return page.find(words) != std::string_view::npos; }

struct SearchSite : ItemDesk {
  explicit SearchSite(const testing::TestDatabase& place) : ItemDesk(place) { disclosure::AddRoutes(pages, AtOnce()); }

  web::Response Get(const std::string& address) { return TestBrowser(site, "").Get(address); }
  std::string Page(const std::string& address) { return std::string(Get(address).Bytes()); }
  std::string Search(const std::string& words, const std::string& more = "") {
    return Page("/search?words=" + PercentEncode(words) + more);
  }
};

TEST_CASE_ON_BOTH_ENGINES("a reader finds an item, sees where, and what was marked is escaped", place) {
  SearchSite county(place);
  Content content = ItemDesk::Notice();
  content.body = "<p>第一段。</p><p>林区内&lt;禁止&gt;野外用火。</p>";
  const ItemId id = county.Published(content);
  const std::string page = county.Search("野外用火");
  CHECK(Has(page, "href=\"/items/" + ToString(id) + "\""));
  CHECK(Has(page, "<mark>野外用火</mark>"));
  CHECK(Has(page, "共 1 件"));
  CHECK(Has(page, "澄砚县枕溪镇人民政府"));
  CHECK(Has(page, "noindex"));
  CHECK_FALSE(Has(page, "_csrf"));
  CHECK(Has(county.Search("林区内<禁止>"), "<mark>林区内&lt;禁止</mark>&gt;"));
  CHECK_FALSE(Has(county.Search("<script>alert(1)</script>"), "<script>alert"));
}

TEST_CASE_ON_BOTH_ENGINES("nothing found leads on: what is like it, wider, and asking for it", place) {
  SearchSite county(place);
  const ItemId id = county.Published(ItemDesk::Notice());
  const std::string none = county.Search("森林防水期间", "&organ=" + std::to_string(county.township.value));
  CHECK(Has(none, "没有找到“森林防水期间”"));
  CHECK(Has(none, "名称相近的"));
  CHECK(Has(none, "href=\"/items/" + ToString(id) + "\""));
  CHECK(Has(none, "href=\"/requests\""));
  CHECK(Has(none, "在全部公开信息里再找一次"));
  CHECK(county.Get("/search?words=x&organ=999").status == 404);
}

TEST_CASE_ON_BOTH_ENGINES("a name that is typed by its sound is put right", place) {
  SearchSite county(place);
  Content content = ItemDesk::Notice();
  content.title = "澄砚县枕溪镇人民政府关于集镇停车的通告";
  county.Published(content);
  CHECK(Has(county.Search("澄砚县枕西镇人民政府"), "您要找的是不是"));
}

TEST_CASE_ON_BOTH_ENGINES("an empty box says how to search; older addresses lead here", place) {
  SearchSite county(place);
  CHECK(Has(county.Page("/search"), "几个词之间用空格隔开"));
  CHECK(Has(county.Search("，。"), "没有可以检索的字"));
  CHECK(county.Get("/search?words=%22&page=-3&before=zz&year=99999&kind=x&sort=%22").status == 200);
  const auto older = county.Get("/search/items?words=x&column=news");
  CHECK(older.status == 303);
  CHECK(county.Get("/items?words=x").status == 303);
  CHECK(Has(county.Page("/items"), "action=\"/search\""));
}

TEST_CASE_ON_BOTH_ENGINES("while the index is made anew a search is answered, and says that it may not find all",
                          place) {
  SearchSite county(place);
  county.Published(ItemDesk::Notice());
  KeepIndex(county.desk, county.tools);
  constexpr std::string_view kMayBeFewer = "暂时可能找不全";
  CHECK_FALSE(Has(county.Search("防火"), kMayBeFewer));
  const PersonId su = county.Hire("suyan", "苏砚", county.office, PostKind::kSystemAdmin);
  REQUIRE(AskForNewIndex(county.desk, county.ActorAs(su, PostKind::kSystemAdmin)));
  CHECK(Has(county.Search("防火"), kMayBeFewer));
  {
    db::Transaction act = county.database->Begin();
    ClearIndex(act);
    act.Commit();
  }
  const auto emptied = county.Get("/search?words=" + PercentEncode("防火"));
  CHECK(emptied.status == 200);
  CHECK(Has(emptied.Bytes(), kMayBeFewer));
  KeepIndex(county.desk, county.tools);
  CHECK(Has(county.Search("防火"), "共 1 件"));
  CHECK_FALSE(Has(county.Search("防火"), kMayBeFewer));
}

TEST_CASE_ON_BOTH_ENGINES("the system administrator makes the index anew; nobody else sees the page", place) {
  SearchSite county(place);
  county.Published(ItemDesk::Notice());
  const TestBrowser su = county.SignIn(county.Hire("suyan", "苏砚", county.office, PostKind::kSystemAdmin));
  CHECK(Has(su.Get("/office/search-index").body, "正在重建"));  // none was ever made by the job
  KeepIndex(county.desk, county.tools);
  const std::string page = su.Get("/office/search-index").body;
  CHECK(Has(page, "重新建立索引"));
  CHECK(Has(page, "1 件"));
  const account::Fields form{{"once", std::string(32, 'a')}};
  CHECK(su.Post("/office/search-index", form).status == 303);
  CHECK(su.Post("/office/search-index", form).status == 303);  // sent twice, done once
  CHECK(std::ranges::count(county.Trail(account::kInstallation), "search.rebuild done search:index") == 1);
  const std::string done = su.Get("/office/search-index").body;
  CHECK_FALSE(Has(done, "正在重建"));
  CHECK(Has(done, "上次重建"));
  CHECK(Has(county.Search("防火"), "共 1 件"));

  REQUIRE(AskForNewIndex(county.desk, {}));
  const std::string under_way = su.Get("/office/search-index").body;
  CHECK(Has(under_way, "<progress"));
  CHECK(Has(under_way, "已完成 0 件，共约 1 件"));
  CHECK_FALSE(Has(under_way, "重新建立索引"));
  CHECK(su.Post("/office/search-index", {{"once", std::string(32, 'b')}}).status == 409);

  const TestBrowser lin = county.SignIn(county.lin);
  CHECK(lin.Get("/office/search-index").status == 403);
  CHECK(lin.Post("/office/search-index", {{"once", std::string(32, 'c')}}).status == 403);
}

TEST_CASE_ON_BOTH_ENGINES("who searches without end is asked to wait", place) {
  SearchSite county(place);
  county.Published(ItemDesk::Notice());
  for (int i = 0; i < SearchPace::kMostAMinute; ++i) REQUIRE(county.Get("/search?words=x").status == 200);
  CHECK(county.Get("/search?words=x").status == 429);
  CHECK(county.Get("/search").status == 200);
  county.now += std::chrono::minutes(1);
  CHECK(county.Get("/search?words=x").status == 200);
}

TEST_CASE("the box of a copy leads to the program that answers") {
  const testing::OnSqlite place;
  SearchSite county(place);
  county.Published(ItemDesk::Notice());
  const web::PageCopier copier(county.router, [](const web::Problem& problem, const web::Request&) {
    return web::Markup("<p>{}</p>", problem.title);
  });
  CHECK(Has(copier.Ask("/items").bytes, "action=\"/search\""));
  SetLiveSite("https://zwgk.example/base");
  CHECK(Has(copier.Ask("/items").bytes, "action=\"https://zwgk.example/base/search\""));
  CHECK(Has(copier.Ask("/search").bytes, "action=\"https://zwgk.example/base/search\""));
  CHECK(Has(county.Page("/items"), "action=\"/search\""));
  SetLiveSite("");
}

}  // namespace
}  // namespace gongkai::disclosure
