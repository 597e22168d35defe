// What words find in feeds, in the API, in files and in letters is what the page of the search finds: in names, texts
// and attachments, with the same filters; gone with the act that takes it down.
#include <nlohmann/json.hpp>
#include <set>

#include "disclosure/open_data/open_desk_test.h"
#include "disclosure/open_data/open_list_view.h"

namespace gongkai::disclosure {
namespace {

using account::Has;
using nlohmann::json;

struct WordsDesk : OpenDesk {
  using OpenDesk::OpenDesk;

  static Content With(std::string title, const std::string& text) {
    Content made = ItemDesk::Notice();
    made.title = std::move(title);
    made.summary = "概述。";
    made.body = "<p>" + text + "</p>";
    return made;
  }
  ItemId PublishedWith(const Content& content, std::vector<NewFile> files) {
    const auto saved = SaveDraft(desk, drafter, township, {.content = content, .files = std::move(files)});
    REQUIRE(saved);
    REQUIRE(HandInAs(drafter, saved->item));
    LetStand(saved->item);
    SignAll(saved->item);
    return saved->item;
  }
  std::string Get(const std::string& address) { return std::string(Public().Get(address).Bytes()); }
  std::string Feed(const std::string& words, const std::string& more = "") {
    return Get("/feeds/items.atom?words=" + PercentEncode(words) + more);
  }
  /// The ids of all, through every page of the API.
  std::vector<std::string> FromApi(const std::string& query, int limit) {
    std::vector<std::string> ids;
    std::string address = "/api/v1/items?limit=" + std::to_string(limit) + "&" + query;
    for (int turn = 0; !address.empty(); ++turn) {
      REQUIRE(turn < 30);
      const auto answer = Public().Get(address);
      REQUIRE(answer.status == 200);
      const json page = json::parse(answer.Bytes());
      for (const auto& item : page["items"]) ids.push_back(item["id"]);
      const std::string next = page["next"].is_null() ? "" : page["next"].get<std::string>();
      address = next.empty() ? "" : next.substr(std::string(kOpenSite).size());
    }
    return ids;
  }
  /// Those of these items to which the page leads.
  std::set<std::string> On(const std::string& page, const std::vector<ItemId>& items) {
    std::set<std::string> ids;
    for (const ItemId id : items) {
      const std::string path = "/items/" + ToString(id);
      if (Has(page, path + "\"") || Has(page, path + "<")) ids.insert(ToString(id));
    }
    return ids;
  }
  std::string TagOf(const std::string& address) {
    const auto answer = Public().Get(address);
    const web::Headers& headers = answer.kept ? answer.kept->headers : answer.headers;
    for (const auto& [name, value] : headers) {
      if (web::EqualIgnoringCase(name, "ETag")) return value;
    }
    return "";
  }
};

TEST_CASE_ON_BOTH_ENGINES("a word that stands only in the text, or only in a file, is told of by every way", place) {
  WordsDesk county(place);
  county.Subscribed("wang@chengyan.example", {.words = "青石坡"});
  county.Subscribed("li@chengyan.example", {.organ = county.township, .words = "应保尽保"});
  const ItemId in_text = county.Published(WordsDesk::With("低保的通知", "动态管理，应保尽保。"));
  const ItemId in_file =
      county.PublishedWith(WordsDesk::With("巡护的通知", "安排见附件。"), {{"安排.txt", "青石坡林场每日巡护两次"}});
  const ItemId other = county.Published(WordsDesk::With("停水的通知", "下午停水。"));
  const std::vector<ItemId> all = {in_text, in_file, other};
  const std::set<std::string> text{ToString(in_text)}, file{ToString(in_file)};
  for (const char* way : {"/feeds/items.xml?words=", "/feeds/items.atom?words=", "/api/v1/items?words=",
                          "/open-data/download?format=csv&words=", "/open-data/download?format=texts&words=",
                          "/search?sort=new&words="}) {
    CAPTURE(way);
    const auto found = [&](const std::string& words) {
      std::string page = county.Get(way + PercentEncode(words));
      // In a table the address ends its line.
      for (std::size_t at = 0; (at = page.find("\r\n", at)) != std::string::npos; at += 1) page.replace(at, 2, "<");
      return county.On(page, all);
    };
    CHECK(found("应保尽保") == text);
    CHECK(found("青石坡") == file);
    CHECK(found("青石坡 巡护") == file);
    CHECK(found("青石坡 停水").empty());
    CHECK(found("通知").size() == 3);
  }
  county.NextMorning();
  county.SendLetters();
  REQUIRE(county.letters.size() == 2);
  for (const web::Mail& letter : county.letters) {
    const bool is_of_file = letter.to == "wang@chengyan.example";
    CHECK(Has(letter.text, is_of_file ? "巡护的通知" : "低保的通知"));
    CHECK_FALSE(Has(letter.text, is_of_file ? "低保的通知" : "巡护的通知"));
    CHECK_FALSE(Has(letter.text, "停水"));
    CHECK(Has(letter.text, "名称、正文或者附件里有"));
  }
}

TEST_CASE_ON_BOTH_ENGINES("the feed of a query and the page of the search hold the same, whatever narrows it", place) {
  WordsDesk county(place);
  std::vector<ItemId> all;
  for (int i = 0; i < 6; ++i) {
    if (i == 3) county.now += std::chrono::days(1);
    Content content = WordsDesk::With("保洁的第" + std::to_string(i) + "件", "河道由村里保洁。");
    if (i % 2 == 1) {
      content.kind = ItemKind::kNormative;
      content.fields = {{"document_number", "枕政规〔2026〕" + std::to_string(i) + "号"},
                        {"effective_on", i == 5 ? "2026-04-01" : "2026-03-01"},
                        {"valid_until", "2027-12-31"}};
    }
    all.push_back(county.Published(content));
  }
  const std::string organ = std::to_string(county.township.value);
  struct Case {
    const char* words;
    std::string feed, page;
    std::size_t count;
  };
  for (const Case& each :
       {Case{"河道", "", "", 6}, Case{"河道", "&kind=normative", "&kind=normative", 3},
        Case{"河道", "&organ=101", "&organ=" + organ, 6}, Case{"第4件", "", "", 1},
        Case{"河道", "&validity=in_force", "&validity=in_force", 2},
        Case{"", "&validity=not_yet", "&validity=not_yet", 1}, Case{"河道", "&year=2026", "&year=2026", 6},
        Case{"河道", "&year=2025", "&year=2025", 0}, Case{"枕政规[2026]3号", "", "", 1}, Case{"没有的字", "", "", 0}}) {
    CAPTURE(each.words);
    CAPTURE(each.feed);
    const auto in_feed = county.On(county.Feed(each.words, each.feed), all);
    CHECK(in_feed.size() == each.count);
    const std::string page = county.Get("/search?sort=new&words=" + PercentEncode(each.words) + each.page);
    CHECK(county.On(page, all) == in_feed);
    const auto listed = county.FromApi("words=" + PercentEncode(each.words) + each.feed, 100);
    CHECK(std::set<std::string>(listed.begin(), listed.end()) == in_feed);
  }
  // Days of publication, which the page has not.
  CHECK(county.On(county.Feed("河道", "&from=2026-03-11"), all).size() == 3);
  CHECK(county.On(county.Feed("河道", "&until=2026-03-10"), all).size() == 3);
  CHECK(county.On(county.Feed("河道", "&from=2026-03-12"), all).empty());
  // The page leads to its feed and its subscription.
  const std::string page = county.Get("/search?words=" + PercentEncode("河道") + "&kind=normative");
  CHECK(Has(page, "/feeds/items.xml?kind=normative&amp;words=" + PercentEncode("河道")));
  CHECK(Has(page, "/subscriptions/ask?go=1&amp;kind=normative&amp;words=" + PercentEncode("河道")));
  CHECK_FALSE(Has(county.Get("/search?words=%25"), "/feeds/items.xml"));
}

TEST_CASE_ON_BOTH_ENGINES("pages of what words find go on behind each other, newest first, also while one goes",
                          place) {
  WordsDesk county(place);
  std::vector<std::string> ids;
  std::vector<ItemId> items;
  for (int i = 0; i < 7; ++i) {
    if (i == 4) county.now += std::chrono::days(1);
    items.push_back(county.Published(WordsDesk::With("第" + std::to_string(i) + "件", "河道由村里保洁。")));
    ids.insert(ids.begin(), ToString(items.back()));
  }
  const std::string words = "words=" + PercentEncode("河道");
  for (const int limit : {1, 2, 3, 7, 100}) CHECK(county.FromApi(words, limit) == ids);
  // The last one of the first page is taken down before the second is asked for.
  const json first = json::parse(county.Get("/api/v1/items?limit=2&" + words));
  REQUIRE(Withdraw(county.desk, county.drafter, items[5], WithdrawalKind::kError, "写错了。"));
  const std::string next = first["next"].get<std::string>().substr(std::string(kOpenSite).size());
  const json second = json::parse(county.Get(next));
  REQUIRE(second["items"].size() == 2);
  CHECK(second["items"][0]["id"] == ToString(items[4]));
  CHECK(second["items"][1]["id"] == ToString(items[3]));
  // A place that a list by days gave is taken too: its day comes once more.
  const std::string by_day = "cursor=2026-03-10_" + ToString(items[3]);
  CHECK(json::parse(county.Get("/api/v1/items?" + by_day + "&" + words))["items"].size() == 4);
  CHECK(county.Public().Get("/api/v1/items?cursor=2026-03-10_" + ToString(items[3]) + "_x&" + words).status == 422);
}

TEST_CASE_ON_BOTH_ENGINES("what is taken down is gone from the feed of its words, and the tag of the feed changes",
                          place) {
  WordsDesk county(place);
  SecondProcess second(place, county);
  const std::string address = "/feeds/items.atom?words=" + PercentEncode("青石坡");
  const std::string empty = county.TagOf(address);
  REQUIRE_FALSE(empty.empty());
  const ItemId id =
      county.PublishedWith(WordsDesk::With("巡护的通知", "安排见附件。"), {{"安排.txt", "青石坡林场每日巡护两次"}});
  const std::string one = county.TagOf(address);
  CHECK(one != empty);
  CHECK(county.TagOf(address) == one);
  county.Published(WordsDesk::With("停水的通知", "下午停水。"));
  CHECK(county.TagOf(address) == one);  // nothing that is asked for
  REQUIRE(Withdraw(county.desk, county.drafter, id, WithdrawalKind::kError, "写错了。"));
  for (const auto& reader : {county.Public(), second.Public()}) CHECK_FALSE(Has(reader.Get(address).Bytes(), "巡护"));
  CHECK(county.TagOf(address) == empty);
  CHECK(county.FromApi("words=" + PercentEncode("青石坡"), 10).empty());
}

TEST_CASE_ON_BOTH_ENGINES("words in which nothing can be looked for find nothing, and nobody subscribes to them",
                          place) {
  WordsDesk county(place);
  const ItemId id = county.Published(WordsDesk::With("停水的通知", "下午停水。"));
  for (const char* words : {"%", "_", "“”", "\\"}) {
    CAPTURE(words);
    CHECK(county.On(county.Feed(words), {id}).empty());
    CHECK(county.FromApi("words=" + PercentEncode(words), 10).empty());
    const auto asked = county.Ask("wang@chengyan.example", {.words = words});
    REQUIRE_FALSE(asked);
    CHECK(asked.errors().front().field == "words");
  }
  std::string longest;
  for (int i = 0; i < 101; ++i) longest += "停";
  CHECK_FALSE(county.Ask("wang@chengyan.example", {.words = longest}));
  CHECK(county.Public().Get("/api/v1/items?validity=x").status == 422);
  CHECK(county.Public().Get("/feeds/items.xml?validity=x").status == 404);
  CHECK(county.Public().Get("/api/v1/items?year=26").status == 422);
}

TEST_CASE_ON_BOTH_ENGINES("a version that was changed behind the program's back is in no feed of its words", place) {
  WordsDesk county(place);
  const ItemId id = county.Published(WordsDesk::With("停水的通知", "下午停水。"));
  CHECK(county.On(county.Feed("停水"), {id}).size() == 1);
  {
    db::Transaction act = county.database->Begin();
    act.Execute(place.is_postgres() ? "ALTER TABLE item_version DISABLE TRIGGER USER"
                                    : "DROP TRIGGER item_version_frozen_update");
    act.Execute("UPDATE item_version SET body = '<p>换过的。</p>' WHERE organ_id = ? AND item = ?", id.organ.value,
                id.number);
    act.Commit();
  }
  CHECK(county.On(county.Feed("停水"), {id}).empty());
}

TEST_CASE_ON_BOTH_ENGINES("a subscription keeps the validity that it is narrowed by", place) {
  WordsDesk county(place);
  const PersonalText code =
      county.Subscribed("wang@chengyan.example", {.validity = ValidityFacet::kInForce, .words = "河道"});
  const auto kept = SubscriptionOfCode(county.desk, code);
  REQUIRE(kept);
  CHECK(kept->query.validity == ValidityFacet::kInForce);
  CHECK(kept->query.words == "河道");
  county.Published(WordsDesk::With("没有标明效力的通知", "河道由村里保洁。"));
  Content document = WordsDesk::With("河道保洁办法", "河道由村里保洁。");
  document.kind = ItemKind::kNormative;
  document.fields = {
      {"document_number", "枕政规〔2026〕1号"}, {"effective_on", "2026-03-01"}, {"valid_until", "2027-12-31"}};
  county.Published(document);
  county.NextMorning();
  county.SendLetters();
  CHECK(Has(county.Letters(), "河道保洁办法"));
  CHECK_FALSE(Has(county.Letters(), "没有标明效力"));
}

}  // namespace
}  // namespace gongkai::disclosure
