// The gate over every exit that programs read, and over letters to readers: for an item in every state what is public
// is there, and nothing else; what is taken down is gone from all of them with the next request, in another process
// too.
#include <algorithm>
#include <pugixml.hpp>

#include "disclosure/open_data/open_data_pages.h"
#include "disclosure/open_data/open_desk_test.h"
#include "disclosure/open_data/open_item_store.h"
#include "disclosure/portal/year_pages_store.h"

namespace gongkai::disclosure {
namespace {

using account::Has;

/// Every address that may tell of an item, but that of the item itself.
std::vector<std::string> Exits() {
  const std::string column(IdOf(FactsOf(ItemKind::kNotice).column));
  return {"/feeds/county.xml",
          "/feeds/county.atom",
          "/feeds/organ/101.xml",
          "/feeds/organ/101.atom",
          "/feeds/column/" + column + ".xml",
          "/feeds/kind/notice.xml",
          "/feeds/kind/notice.atom",
          "/feeds/items.xml?organ=101&words=%E6%A0%87%E9%A2%98",
          "/api/v1/items",
          "/api/v1/items?organ=101&kind=notice&limit=100&words=%E6%A0%87%E9%A2%98",
          "/open-data/years/2026.csv",
          "/open-data/years/2026.jsonl",
          "/open-data/download?format=csv&organ=101&year=2026",
          "/open-data/download?format=texts",
          "/open-data/download?format=jsonl&column=" + column};
}

struct States {
  std::vector<ItemId> hidden;
  ItemId open, corrected, redrafted, withdrawn, expired;
};

States MakeStates(OpenDesk& county) {
  Content on_board = county.Titled("标题只贴村里"), later = county.Titled("标题以后公开"),
          over = county.Titled("标题已过期"), withheld = county.Titled("标题不予公开");
  on_board.channels = {Channel::kNoticeBoard};
  later.publish_on = 2026y / 3 / 20;
  over.kind = ItemKind::kWarning;
  over.fields = {{"level", "黄色"}, {"area", "全镇"}, {"posted_until", "2026-03-10"}};
  withheld.attribute = Attribute::kWithheld;
  withheld.ground = Ground::kProcess;
  withheld.ground_words = "讨论稿";
  States states{.hidden = {county.Save(county.Titled("标题草稿")), county.HandedIn(county.Titled("标题审签中")),
                           county.Published(on_board), county.Published(withheld), county.Published(later)},
                .open = county.Published(county.Titled("标题已公开")),
                .corrected = county.Published(county.Titled("标题更正以前")),
                .redrafted = county.Published(county.Titled("标题正在更正")),
                .withdrawn = county.Published(county.Titled("标题已撤下")),
                .expired = county.Published(over)};
  REQUIRE(BeginCorrection(county.desk, county.drafter, states.corrected));
  Content corrected = county.Titled("标题更正以后");
  corrected.correction = "改了名称。";
  corrected.correction_why = "核对时发现。";
  REQUIRE(SaveDraft(county.desk, county.drafter, county.township,
                    {.item = states.corrected, .version = county.Of(states.corrected).version, .content = corrected}));
  REQUIRE(county.HandInAs(county.drafter, states.corrected));
  county.SignAll(states.corrected);
  REQUIRE(BeginCorrection(county.desk, county.drafter, states.redrafted));
  Content fresh = county.Titled("标题还没有签的更正");
  fresh.correction = "改。";
  REQUIRE(SaveDraft(county.desk, county.drafter, county.township,
                    {.item = states.redrafted, .version = county.Of(states.redrafted).version, .content = fresh}));
  REQUIRE(Withdraw(county.desk, county.drafter, states.withdrawn, WithdrawalKind::kError, "日期写错了。"));
  return states;
}

constexpr const char* kSecrets[] = {"草稿",     "审签中", "只贴村里", "以后公开", "已过期",
                                    "不予公开", "已撤下", "更正以前", "还没有签", "讨论稿"};

TEST_CASE_ON_BOTH_ENGINES("every exit for programs, for an item in every state", place) {
  OpenDesk county(place);
  SecondProcess second(place, county);
  county.Subscribed("wang@chengyan.example");
  county.Subscribed("li@chengyan.example", {.organ = county.township, .kind = ItemKind::kNotice, .words = "标题"});
  const States states = MakeStates(county);
  county.NextMorning();  // the warning is over
  const auto first = county.Public(), other = second.Public();
  for (const std::string& exit : Exits()) {
    CAPTURE(exit);
    const auto answer = first.Get(exit);
    CHECK(answer.status == 200);
    const std::string text(answer.Bytes());
    for (const char* open : {"标题已公开", "标题更正以后", "标题正在更正"}) CHECK(Has(text, open));
    for (const char* secret : kSecrets) {
      CAPTURE(secret);
      CHECK_FALSE(Has(text, secret));
    }
    CHECK(other.Get(exit).Bytes() == text);
  }
  const std::string sitemap(first.Get("/sitemaps/2026-1.xml").Bytes());
  for (const ItemId id : {states.open, states.corrected, states.redrafted}) {
    CHECK(Has(sitemap, "/items/" + ToString(id) + "<"));
  }
  for (const ItemId id : {states.withdrawn, states.expired}) {
    CHECK_FALSE(Has(sitemap, "/items/" + ToString(id) + "<"));
    const auto gone = first.Get("/api/v1/items/" + ToString(id));
    CHECK(gone.status == 410);
    CHECK_FALSE(Has(gone.Bytes(), "标题"));
  }
  for (const ItemId id : states.hidden) {
    CHECK_FALSE(Has(sitemap, "/items/" + ToString(id) + "<"));
    CHECK(first.Get("/api/v1/items/" + ToString(id)).status == 404);
  }
  CHECK(Has(first.Get("/api/v1/items/" + ToString(states.withdrawn)).Bytes(), "日期写错了。"));
  // Without its text a correction tells the new one alone.
  CHECK(Has(first.Get("/api/v1/items/" + ToString(states.corrected)).Bytes(), "正文：标题更正以后"));
  CHECK_FALSE(Has(first.Get("/api/v1/items/" + ToString(states.redrafted)).Bytes(), "还没有签"));

  county.SendLetters();
  CHECK(county.letters.size() == 2);
  for (const web::Mail& letter : county.letters) {
    for (const char* open : {"标题已公开", "标题更正以后", "标题正在更正"}) CHECK(Has(letter.text, open));
    for (const char* secret : kSecrets) CHECK_FALSE(Has(letter.text, secret));
  }
}

TEST_CASE_ON_BOTH_ENGINES("what is taken down is gone from every exit with the next request, in two processes", place) {
  OpenDesk county(place);
  SecondProcess second(place, county);
  county.Subscribed("wang@chengyan.example");
  county.Published(county.Titled("标题留下的"));
  const ItemId goes = county.Published(county.Titled("标题要撤的"));
  const account::TestBrowser readers[] = {county.Public(), second.Public()};
  for (const auto& reader : readers) {
    for (const std::string& exit : Exits()) CHECK(Has(reader.Get(exit).Bytes(), "标题要撤的"));
  }
  REQUIRE(Withdraw(county.desk, county.drafter, goes, WithdrawalKind::kError, "写错了。"));
  for (const auto& reader : readers) {
    for (const std::string& exit : Exits()) {
      CAPTURE(exit);
      const std::string text(reader.Get(exit).Bytes());
      CHECK_FALSE(Has(text, "要撤的"));
      CHECK(Has(text, "标题留下的"));
    }
    CHECK_FALSE(Has(reader.Get("/sitemaps/2026-1.xml").Bytes(), ToString(goes) + "<"));
    CHECK(reader.Get("/api/v1/items/" + ToString(goes)).status == 410);
  }
  county.NextMorning();
  county.SendLetters();
  CHECK(Has(county.Letters(), "标题留下的"));
  CHECK_FALSE(Has(county.Letters(), "要撤的"));
}

TEST_CASE_ON_BOTH_ENGINES("a version that was changed behind the program's back is given to nobody with its text",
                          place) {
  OpenDesk county(place);
  const ItemId id = county.Published(county.Titled("标题原样")), other = county.Published(county.Titled("标题另一件"));
  {
    // As who may write to the tables and knows how to take the guards away.
    db::Transaction act = county.database->Begin();
    act.Execute(place.is_postgres() ? "ALTER TABLE item_version DISABLE TRIGGER USER"
                                    : "DROP TRIGGER item_version_frozen_update");
    act.Execute("UPDATE item_version SET body = '<p>正文：换过的</p>' WHERE organ_id = ? AND item = ?", id.organ.value,
                id.number);
    act.Commit();
  }
  const auto answer = county.Public().Get("/api/v1/items/" + ToString(id));
  CHECK(answer.status == 503);
  const std::string texts(county.Public().Get("/open-data/download?format=texts").Bytes());
  CHECK_FALSE(Has(texts, "换过的"));
  CHECK(Has(texts, ToString(other)));
}

TEST_CASE_ON_BOTH_ENGINES("what is asked for is what is found, page after page, in either direction", place) {
  OpenDesk county(place);
  for (int i = 0; i < 9; ++i) {
    if (i % 3 == 2) county.now += std::chrono::days(1);
    Content content = county.Titled("标题第" + std::to_string(i) + "件");
    if (i % 2 == 1) {
      content.kind = ItemKind::kWarning;
      content.fields = {{"level", "黄色"}, {"area", "全镇"}, {"posted_until", "2026-04-10"}};
    }
    county.Published(content);
  }
  db::Reader reader = county.database->Read();
  const auto walk = [&](OpenQuery query, auto list) {
    std::vector<std::int64_t> numbers;
    query.today = county.today();
    query.count = 2;
    for (auto page = list(reader, query); !page.empty(); page = list(reader, query)) {
      for (const OpenDataItem& each : page) {
        numbers.push_back(each.item.id.number);
        CHECK(each.published_at > Instant{});
      }
      query.after = PlaceOf(page.back());
    }
    return numbers;
  };
  using Numbers = std::vector<std::int64_t>;
  CHECK(walk({}, ListOpen) == Numbers{9, 8, 7, 6, 5, 4, 3, 2, 1});
  CHECK(walk({}, ListOpenUpward) == Numbers{1, 2, 3, 4, 5, 6, 7, 8, 9});
  CHECK(walk({.kind = ItemKind::kWarning}, ListOpen) == Numbers{8, 6, 4, 2});
  CHECK(walk({.organ = county.township, .kind = ItemKind::kWarning}, ListOpenUpward) == Numbers{2, 4, 6, 8});
  CHECK(walk({.organ = county.bureau}, ListOpen).empty());
  CHECK(walk({.column = FactsOf(ItemKind::kNotice).column}, ListOpen) == Numbers{9, 7, 5, 3, 1});
  CHECK(walk({.from = 2026y / 3 / 11, .until = 2026y / 3 / 11}, ListOpen) == Numbers{5, 4, 3});
  const auto years = OpenYears(reader, county.today());
  REQUIRE(years.size() == 1);
  CHECK(years.front().count == 9);
  CHECK(PlaceInYear(reader, {.today = county.today()}, 2026, 3)->id.number == 4);
  CHECK_FALSE(PlaceInYear(reader, {.today = county.today()}, 2026, 9));
}

TEST_CASE("feeds and sitemaps that nobody has are not there, and what is there is well-formed") {
  const testing::OnSqlite place;
  OpenDesk county(place);
  county.Published(county.Titled("标题 <script>&\"'"));
  const auto reader = county.Public();
  for (const char* none :
       {"/feeds/none.xml", "/feeds/county", "/feeds/county.json", "/feeds/organ/999.xml", "/feeds/column/none.xml",
        "/feeds/kind/none.atom", "/feeds/person/1.xml", "/feeds/items.xml?column=none", "/sitemaps/2026-0.xml",
        "/sitemaps/2026-2.xml", "/sitemaps/2025-1.xml", "/sitemaps/2026-01.xml", "/sitemaps/x.xml",
        "/open-data/years/2025.csv", "/open-data/years/2026.xlsx", "/open-data/years/2026"}) {
    CAPTURE(none);
    CHECK(reader.Get(none).status == 404);
  }
  for (const char* xml : {"/feeds/county.xml", "/feeds/county.atom", "/feeds/organ/MZJ.atom", "/sitemap.xml",
                          "/sitemaps/lists.xml", "/sitemaps/2026-1.xml"}) {
    CAPTURE(xml);
    const auto answer = reader.Get(xml);
    CHECK(answer.status == 200);
    pugi::xml_document document;
    CHECK(document.load_buffer(answer.Bytes().data(), answer.Bytes().size()).status == pugi::status_ok);
    CHECK(Has(answer.Bytes(), kOpenSite));
    CHECK_FALSE(Has(answer.Bytes(), "<script"));
  }
  CHECK(Has(reader.Get("/sitemap.xml").Bytes(), "/sitemaps/2026-1.xml"));
  CHECK(reader.Get("/open-data").status == 200);
  CHECK(Has(reader.Get("/sitemaps").Bytes(), "/sitemaps/2026-1.xml"));
  CHECK(Has(reader.Get("/items").Bytes(), "type=\"application/rss+xml\""));
}

/// What search engines are kept from, as beginnings of addresses.
std::vector<std::string> KeptFrom(std::string_view robots) {
  constexpr std::string_view kMark = "Disallow: ";
  std::vector<std::string> kept;
  for (std::size_t at = robots.find(kMark); at != robots.npos; at = robots.find(kMark, at)) {
    at += kMark.size();
    kept.emplace_back(robots.substr(at, robots.find('\n', at) - at));
  }
  return kept;
}

TEST_CASE("search engines find the sitemap, and may look through all that it names") {
  const testing::OnSqlite place;
  OpenDesk county(place);
  const ItemId id = county.Published(county.Titled("标题"));
  const auto robots = county.Public().Get("/robots.txt");
  CHECK(robots.status == 200);
  CHECK(robots.content_type == "text/plain; charset=utf-8");
  CHECK(Has(robots.Bytes(), "Sitemap: " + std::string(kOpenSite) + "/sitemap.xml\n"));
  const auto kept = KeptFrom(robots.Bytes());
  const auto is_kept = [&](std::string_view address) {
    return std::ranges::any_of(kept, [&](const std::string& each) { return address.starts_with(each); });
  };
  for (const char* address : {"/office", "/office/items", "/sign-in/code", "/api/v1/items?organ=101", "/search?words=x",
                              "/subscriptions/of/abc", "/take-part/look-up", "/feeds/items.xml?organ=101"}) {
    CHECK_MESSAGE(is_kept(address), address);
  }
  const std::string named =
      county.Public().Get("/sitemaps/lists.xml").body + county.Public().Get("/sitemaps/2026-1.xml").body;
  CHECK(Has(named, kOpenSite + std::string("/items/") + ToString(id)));
  const std::string mark = "<loc>" + std::string(kOpenSite);
  int addresses = 0;
  for (std::size_t at = named.find(mark); at != named.npos; at = named.find(mark, at)) {
    at += mark.size();
    ++addresses;
    const std::string address = named.substr(at, named.find("</loc>", at) - at);
    CHECK_MESSAGE(!is_kept(address), address);
  }
  CHECK(addresses > 10);
}

TEST_CASE("below a path of another site, each address in robots.txt begins with that path") {
  const testing::OnSqlite place;
  OpenDesk county(place);
  web::SetBasePath("/zwgk");
  const auto robots = county.Public().Get("/zwgk/robots.txt");
  web::SetBasePath("");
  CHECK(robots.status == 200);
  const auto kept = KeptFrom(robots.Bytes());
  CHECK(kept.size() > 10);
  for (const std::string& each : kept) CHECK(each.starts_with("/zwgk/"));
}

}  // namespace
}  // namespace gongkai::disclosure
