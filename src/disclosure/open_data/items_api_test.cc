// The API as a program meets it: pages by cursor, tags, limits, refusals as JSON; and bulk files.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "disclosure/open_data/csv_text.h"
#include "disclosure/open_data/open_desk_test.h"

namespace gongkai::disclosure {
namespace {

using account::Has;
using nlohmann::json;

std::string HeaderOf(const web::Response& response, std::string_view wanted) {
  const web::Headers& headers = response.kept ? response.kept->headers : response.headers;
  for (const auto& [name, value] : headers) {
    if (web::EqualIgnoringCase(name, wanted)) return value;
  }
  return "";
}

json Read(const web::Response& response) { return json::parse(response.Bytes()); }

web::Response AskWith(web::Site& site, const std::string& target, std::string name, std::string value,
                      const std::string& peer = "127.0.0.1") {
  web::Head head{.method = "GET", .peer = peer, .headers = web::Parameters(web::Parameters::Names::kIgnoreCase)};
  head.headers.Add("Host", "localhost");
  head.headers.Add(std::move(name), std::move(value));
  web::Exchange exchange(site, target);
  exchange.Begin(std::move(head));
  return exchange.Finish();
}

TEST_CASE_ON_BOTH_ENGINES("a program walks through all by the addresses it is given", place) {
  OpenDesk county(place);
  for (int i = 0; i < 5; ++i) county.Published(county.Titled("标题第" + std::to_string(i) + "件"));
  const auto reader = county.Public();
  std::string address = "/api/v1/items?organ=101&limit=2";
  std::vector<std::string> titles;
  for (int pages = 0; !address.empty(); ++pages) {
    REQUIRE(pages < 5);
    const auto answer = reader.Get(address);
    REQUIRE(answer.status == 200);
    CHECK(HeaderOf(answer, "Access-Control-Allow-Origin") == "*");
    CHECK(answer.content_type == "application/json; charset=utf-8");
    const json page = Read(answer);
    for (const auto& item : page["items"]) titles.push_back(item["title"]);
    const std::string next = page["next"].is_null() ? "" : page["next"].get<std::string>();
    if (!next.empty()) CHECK(next.starts_with(kOpenSite));
    address = next.empty() ? "" : next.substr(std::string(kOpenSite).size());
  }
  CHECK(titles == std::vector<std::string>{"标题第4件", "标题第3件", "标题第2件", "标题第1件", "标题第0件"});
  const json one = Read(reader.Get("/api/v1/items/" + ToString(ItemId{county.township, 1})));
  CHECK(one["text"] == "正文：标题第0件");
  CHECK(one["organ"]["code"] == "101");
  CHECK(one["url"] == std::string(kOpenSite) + "/items/" + ToString(ItemId{county.township, 1}));
  CHECK(Read(reader.Get("/api/v1/organs"))["organs"].size() >= 5);
  CHECK(Read(reader.Get("/api/v1/columns"))["columns"].size() == Columns().size());
}

TEST_CASE("what is asked wrongly is told, beside its parameter, and never answered with everything") {
  const testing::OnSqlite place;
  OpenDesk county(place);
  county.Published(county.Titled("标题"));
  const auto reader = county.Public();
  struct Wrong {
    const char* query;
    const char* field;
  };
  for (const Wrong& each : {Wrong{"organ=999", "organ"}, Wrong{"column=x", "column"}, Wrong{"kind=x", "kind"},
                            Wrong{"from=3.10", "from"}, Wrong{"until=2026-02-30", "until"}, Wrong{"limit=0", "limit"},
                            Wrong{"limit=101", "limit"}, Wrong{"limit=x", "limit"}, Wrong{"cursor=x", "cursor"},
                            Wrong{"orgna=101", "orgna"}, Wrong{"stage=draft", "stage"}}) {
    CAPTURE(each.query);
    const auto answer = reader.Get(std::string("/api/v1/items?") + each.query);
    CHECK(answer.status == 422);
    CHECK(Read(answer)["error"]["field"] == each.field);
    CHECK(HeaderOf(answer, "Access-Control-Allow-Origin") == "*");
  }
  CHECK(Read(reader.Get("/api/v1/items/x"))["error"]["status"] == 404);
}

TEST_CASE("what has not changed is not sent again") {
  const testing::OnSqlite place;
  OpenDesk county(place);
  county.Published(county.Titled("标题一"));
  const std::string tag = HeaderOf(county.Public().Get("/api/v1/items"), "ETag");
  REQUIRE_FALSE(tag.empty());
  const auto same = AskWith(county.site, "/api/v1/items", "If-None-Match", tag);
  CHECK(same.status == 304);
  CHECK(same.Bytes().empty());
  county.Published(county.Titled("标题二"));
  CHECK(AskWith(county.site, "/api/v1/items", "If-None-Match", tag).status == 200);
  const std::string feed_tag = HeaderOf(county.Public().Get("/feeds/county.xml"), "ETag");
  CHECK(AskWith(county.site, "/feeds/county.xml", "If-None-Match", feed_tag).status == 304);
}

TEST_CASE("one network has its hour, and is told when the next begins; others are not held up") {
  const testing::OnSqlite place;
  OpenDesk county(place);
  const auto ask = [&](const std::string& peer) {
    return AskWith(county.site, "/api/v1/columns", "Accept", "application/json", peer);
  };
  for (int i = 0; i < 3600; ++i) REQUIRE(ask("192.0.2.7").status == 200);
  county.now += 20min;
  const auto refused = ask("192.0.2.7");
  CHECK(refused.status == 429);
  CHECK(HeaderOf(refused, "Retry-After") == "2400");
  CHECK(Read(refused)["error"]["status"] == 429);
  CHECK(ask("192.0.2.8").status == 200);
  county.now += 40min;
  CHECK(ask("192.0.2.7").status == 200);
  // Searching words looks at many rows.
  for (int i = 0; i < 240; ++i) {
    REQUIRE(AskWith(county.site, "/api/v1/items?words=x", "Accept", "*/*", "192.0.2.9").status == 200);
  }
  CHECK(AskWith(county.site, "/api/v1/items?words=x", "Accept", "*/*", "192.0.2.9").status == 429);
  CHECK(AskWith(county.site, "/api/v1/items", "Accept", "*/*", "192.0.2.9").status == 200);
}

TEST_CASE_ON_BOTH_ENGINES("bulk files hold every public item once, however many pieces they come in", place) {
  OpenDesk county(place);
  // More than a piece, made behind the pages: only their number matters here.
  const ItemId first = county.Published(county.Titled("=1+1"));
  {
    db::Transaction act = county.database->Begin();
    act.Execute(place.is_postgres() ? "ALTER TABLE item DISABLE TRIGGER USER" : "DROP TRIGGER item_public_insert");
    for (int i = 0; i < 450; ++i) {
      act.Execute(
          "INSERT INTO item (organ_id, number, stage, latest_version, index_number, kind, column_id, title, summary, "
          "attribute, formed_on, due_on, published_version, public_from, public_until, on_site, withdrawn_at, "
          "withdrawal_kind, withdrawal_words, review_again_on, created_by, changed_at, version) SELECT organ_id, ?, "
          "stage, latest_version, ?, kind, column_id, title, summary, attribute, formed_on, due_on, published_version, "
          "public_from, public_until, on_site, withdrawn_at, withdrawal_kind, withdrawal_words, review_again_on, "
          "created_by, changed_at, version FROM item WHERE organ_id = ? AND number = ?",
          1000 + i, "test/" + std::to_string(i), first.organ.value, first.number);
    }
    act.Commit();
  }
  const auto reader = county.Public();
  const auto lines = [](std::string_view text) { return std::ranges::count(text, '\n'); };
  const auto csv = reader.Get("/open-data/years/2026.csv");
  CHECK(csv.Bytes().starts_with(kUtf8Mark));
  CHECK(lines(csv.Bytes()) == 452);  // and the heads
  CHECK(Has(csv.Bytes(), ",\"'=1+1\","));
  CHECK(Has(HeaderOf(csv, "Content-Disposition"), "2026.csv"));
  const auto all = reader.Get("/open-data/years/2026.jsonl");
  CHECK(lines(all.Bytes()) == 451);
  std::set<std::string> ids;
  std::string_view rest = all.Bytes();
  for (std::size_t end = rest.find('\n'); end != rest.npos; end = rest.find('\n')) {
    ids.insert(json::parse(rest.substr(0, end))["id"].get<std::string>());
    rest.remove_prefix(end + 1);
  }
  CHECK(ids.size() == 451);
  CHECK(lines(reader.Get("/open-data/download?format=jsonl&organ=MZJ").Bytes()) == 0);
  CHECK(reader.Get("/open-data/download?format=pdf").status == 422);
  CHECK(reader.Get("/open-data/download?format=csv&year=x").status == 422);
  CHECK(Has(reader.Get("/open-data/download").Bytes(), "静态页面"));
  CHECK(lines(reader.Get("/sitemaps/2026-1.xml").Bytes()) == 451 + 3);
}

std::string RawHeaders(const web::Response& response) {
  std::string text;
  for (const auto& [name, value] : response.kept ? response.kept->headers : response.headers) {
    text += name + ": " + value + "\n";
  }
  return text;
}

TEST_CASE("pages of other sites read the API, all it answers, and nothing else of the site") {
  const testing::OnSqlite place;
  OpenDesk county(place);
  const ItemId id = county.Published(county.Titled("标题"));
  const auto ask = [&](const std::string& method, const std::string& target) {
    web::Head head{
        .method = method, .peer = "127.0.0.1", .headers = web::Parameters(web::Parameters::Names::kIgnoreCase)};
    head.headers.Add("Host", "localhost");
    head.headers.Add("Origin", "https://other.example");
    head.headers.Add("Access-Control-Request-Method", "GET");
    web::Exchange exchange(county.site, target);
    exchange.Begin(std::move(head));
    return exchange.Finish();
  };
  const std::string item = ToString(id);
  for (const std::string& open : {std::string("/api/v1/items"), "/api/v1/items/" + item, std::string("/api/v1/organs"),
                                  std::string("/api/v1/columns"), std::string("/api/v1/openapi.json")}) {
    CAPTURE(open);
    const auto answer = ask("GET", open), may = ask("OPTIONS", open);
    CHECK(answer.status == 200);
    CHECK(HeaderOf(answer, "Access-Control-Allow-Origin") == "*");
    CHECK_FALSE(Has(RawHeaders(answer), "Credentials"));
    CHECK_FALSE(Has(RawHeaders(answer), "Set-Cookie"));
    CHECK(may.status == 204);
    CHECK(may.Bytes().empty());
    CHECK(HeaderOf(may, "Access-Control-Allow-Origin") == "*");
    CHECK(HeaderOf(may, "Access-Control-Allow-Methods") == "GET, HEAD");
    CHECK(HeaderOf(may, "Access-Control-Max-Age") == "86400");
  }
  for (const char* wrong : {"/api/v1/items?organ=none", "/api/v1/items/9-9"}) {
    CHECK(HeaderOf(ask("GET", wrong), "Access-Control-Allow-Origin") == "*");
  }
  for (const std::string& closed :
       {std::string("/items"), "/items/" + item, std::string("/search?words=%E6%A0%87"),
        std::string("/feeds/county.xml"), std::string("/open-data"), std::string("/open-data/years/2026.jsonl"),
        std::string("/sitemap.xml"), std::string("/subscriptions/find"), std::string("/office/items"),
        std::string("/sign-in"), std::string("/api/v1/none")}) {
    CAPTURE(closed);
    CHECK_FALSE(Has(RawHeaders(ask("GET", closed)), "Access-Control"));
    const auto may = ask("OPTIONS", closed);
    CHECK((may.status == 405 || may.status == 404));
    CHECK_FALSE(Has(RawHeaders(may), "Access-Control"));
  }
}

TEST_CASE("each path of the description is answered") {
  const testing::OnSqlite place;
  OpenDesk county(place);
  const ItemId id = county.Published(county.Titled("标题"));
  const json description = Read(county.Public().Get("/api/v1/openapi.json"));
  for (const auto& [path, methods] : description["paths"].items()) {
    std::string address = path;
    if (const std::size_t at = address.find("{id}"); at != address.npos) address.replace(at, 4, ToString(id));
    CAPTURE(address);
    CHECK(county.Public().Get(address).status == 200);
  }
}

}  // namespace
}  // namespace gongkai::disclosure
