// Feeds, sitemaps, CSV and the description of the API as text: well-formed whatever was typed, and never a formula.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <pugixml.hpp>

#include "base/utf8.h"
#include "disclosure/open_data/csv_text.h"
#include "disclosure/open_data/feed_text.h"
#include "disclosure/open_data/open_api_text.h"
#include "disclosure/open_data/open_query.h"
#include "disclosure/open_data/robots_text.h"
#include "disclosure/open_data/sitemap_text.h"
#include "disclosure/open_data/xml_text.h"

namespace gongkai::disclosure {
namespace {

using namespace std::chrono_literals;

PublicRecord Titled(std::string title) {
  return {.id = {OrganId{12}, 345},
          .address = "https://zwgk.example/items/12-345",
          .index_number = "101/2026-00001",
          .title = std::move(title),
          .summary = "概述",
          .organ = "枕溪镇人民政府",
          .organ_code = "101",
          .column = Column::kNews,
          .kind = ItemKind::kNotice,
          .formed_on = 2026y / 3 / 9,
          .public_from = 2026y / 3 / 10,
          .updated = std::chrono::sys_days(2026y / 3 / 10) + 2h};
}

Feed FeedOf(std::vector<PublicRecord> entries) {
  return {.title = "澄砚县",
          .author = "澄砚县人民政府",
          .address = "https://zwgk.example/feeds/county.xml",
          .page = "https://zwgk.example/items",
          .none_since = std::chrono::sys_days(2019y / 5 / 15),
          .entries = std::move(entries)};
}

pugi::xml_document Parsed(const std::string& xml) {
  pugi::xml_document document;
  const auto read = document.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata);
  CAPTURE(xml);
  REQUIRE(read.status == pugi::status_ok);
  CHECK(IsValidUtf8(xml));
  return document;
}

TEST_CASE("text within XML stays text; what XML forbids is left out") {
  CHECK(XmlText("a<b>&\"'") == "a&lt;b&gt;&amp;&quot;&#39;");
  CHECK(XmlText(std::string("a\0b\x01\x1F\x7F", 6)) == "ab\x7F");
  CHECK(XmlText("\xEF\xBF\xBE公\xEF\xBF\xBF开") == "公开");  // U+FFFE, U+FFFF
  CHECK(XmlText("\xFF") == "\xEF\xBF\xBD");
  CHECK(XmlText("]]>") == "]]&gt;");
  CHECK(XmlElement("title", "") == "");
}

TEST_CASE("RSS and Atom say what was published, where, by whom and when") {
  const auto rss = Parsed(FeedText(FeedOf({Titled("关于防火的通知 <b>&")}), FeedForm::kRss));
  const auto item = rss.child("rss").child("channel").child("item");
  CHECK(std::string(rss.child("rss").attribute("version").value()) == "2.0");
  CHECK(std::string(item.child_value("title")) == "关于防火的通知 <b>&");
  CHECK(std::string(item.child_value("link")) == "https://zwgk.example/items/12-345");
  CHECK(std::string(item.child_value("guid")) == "https://zwgk.example/items/12-345");
  CHECK(std::string(item.child_value("pubDate")) == "Tue, 10 Mar 2026 10:00:00 +0800");
  CHECK(std::string(item.child_value("dc:creator")) == "枕溪镇人民政府");

  const auto atom = Parsed(FeedText(FeedOf({Titled("关于防火的通知")}), FeedForm::kAtom));
  const auto feed = atom.child("feed");
  CHECK(std::string(feed.attribute("xmlns").value()) == "http://www.w3.org/2005/Atom");
  CHECK(std::string(feed.child_value("id")) == "https://zwgk.example/feeds/county.xml");
  CHECK(std::string(feed.child_value("updated")) == "2026-03-10T10:00:00+08:00");
  const auto entry = feed.child("entry");
  CHECK(std::string(entry.child_value("title")) == "关于防火的通知");
  CHECK(std::string(entry.child("link").attribute("href").value()) == "https://zwgk.example/items/12-345");
  CHECK(std::string(entry.child("author").child_value("name")) == "枕溪镇人民政府");

  // Without an entry it is a feed all the same, and the same each day.
  const auto empty = Parsed(FeedText(FeedOf({}), FeedForm::kAtom));
  CHECK(std::string(empty.child("feed").child_value("updated")) == "2019-05-15T08:00:00+08:00");
}

TEST_CASE("what was signed for a later day is told as of that day") {
  const Instant signed_at = std::chrono::sys_days(2026y / 3 / 8) + 5h;
  CHECK(UpdatedAt(signed_at, 2026y / 3 / 10) == Instant(std::chrono::sys_days(2026y / 3 / 10)) - 8h);
  CHECK(UpdatedAt(signed_at, 2026y / 3 / 1) == signed_at);  // corrected since
}

TEST_CASE("a sitemap holds addresses and days") {
  const auto index = Parsed(SitemapIndex({{"https://zwgk.example/sitemaps/2026-1.xml", 2026y / 3 / 10}}));
  CHECK(std::string(index.child("sitemapindex").child("sitemap").child_value("loc")) ==
        "https://zwgk.example/sitemaps/2026-1.xml");
  const auto part = Parsed(
      SitemapHead() + SitemapLines({{"https://zwgk.example/?a=1&b=2", 2026y / 3 / 10}, {"x", {}}}) + SitemapFoot());
  const auto first = part.child("urlset").child("url");
  CHECK(std::string(first.child_value("loc")) == "https://zwgk.example/?a=1&b=2");
  CHECK(std::string(first.child_value("lastmod")) == "2026-03-10");
  CHECK_FALSE(first.next_sibling("url").child("lastmod"));
}

TEST_CASE(
    "search engines are kept from queries, from what belongs to a reader and from the office, below the base path") {
  const std::string text = RobotsText("/zwgk", "https://www.chengyan.example/zwgk", false);
  CHECK(text.starts_with("User-agent: *\n"));
  CHECK(text.ends_with("\nSitemap: https://www.chengyan.example/zwgk/sitemap.xml\n"));
  for (const char* line : {"/office", "/sign-in", "/api/", "/search", "/subscriptions/", "/take-part/look-up"}) {
    CAPTURE(line);
    CHECK(text.find("Disallow: /zwgk" + std::string(line) + "\n") != std::string::npos);
  }
  CHECK(text.find("Disallow: /zwgk\n") == std::string::npos);
  CHECK(text.find("Disallow: /zwgk/\n") == std::string::npos);
  CHECK(text.find("Disallow: /office") == std::string::npos);
  const std::string copy = RobotsText("", "https://www.chengyan.example", true);
  CHECK(copy.find("/office") == std::string::npos);
  CHECK(copy.find("Disallow: /search\n") != std::string::npos);
}

TEST_CASE("a table runs nothing of what was typed") {
  for (const char* formula : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1", "\u3000=cmd", "\n-1"}) {
    CAPTURE(formula);
    CHECK(CsvField(formula) == "\"'" + std::string(formula) + "\"");
  }
  CHECK(CsvField("关于=的说明") == "\"关于=的说明\"");
  CHECK(CsvField("他说“好”，\"好\"") == "\"他说“好”，\"\"好\"\"\"");
  CHECK(CsvOf(Titled("=HYPERLINK(\"http://evil.example\")")).find(",\"'=HYPERLINK(\"\"http") != std::string::npos);
  CHECK(CsvHead().ends_with("\r\n"));
}

TEST_CASE("a record is one line of JSON; what is not known is null and not empty") {
  const std::string line = JsonOf(Titled("第一行\n第二行"));
  CHECK(line.find('\n') == std::string::npos);
  const auto json = nlohmann::json::parse(line);
  CHECK(json["title"] == "第一行\n第二行");
  CHECK(json["public_until"].is_null());
  CHECK(json["validity"].is_null());
  CHECK(json["organ"]["code"] == "101");
  CHECK(json["updated_at"] == "2026-03-10T10:00:00+08:00");
  CHECK_FALSE(json.contains("text"));
  const PublicText text{.fields = {{"发文字号", "澄政发〔2026〕3号"}},
                        .text = "正文",
                        .correction = {},
                        .files = {{"名册.xlsx", "https://x", 7}}};
  const auto whole = nlohmann::json::parse(JsonOf(Titled("a"), &text));
  CHECK(whole["fields"]["发文字号"] == "澄政发〔2026〕3号");
  CHECK(whole["attachments"][0]["size"] == 7);
  CHECK(nlohmann::json::parse(JsonOf(Titled("\xFF\xFE")))["title"] == "\uFFFD\uFFFD");
}

TEST_CASE("the description of the API is whole: each reference leads somewhere") {
  const auto json = nlohmann::json::parse(OpenApiText("https://zwgk.example"));
  CHECK(json["openapi"] == "3.1.0");
  CHECK(json["servers"][0]["url"] == "https://zwgk.example");
  CHECK(json["components"]["schemas"]["ColumnId"]["enum"].size() == Columns().size());
  CHECK(json["components"]["schemas"]["KindId"]["enum"].size() == ItemKinds().size());
  const std::string text = json.dump();
  const std::string mark = "\"$ref\":\"#";
  for (std::size_t at = text.find(mark); at != text.npos; at = text.find(mark, at + 1)) {
    const std::size_t from = at + mark.size();
    const std::string pointer = text.substr(from, text.find('"', from) - from);
    CAPTURE(pointer);
    CHECK(json.contains(nlohmann::json::json_pointer(pointer)));
  }
  // What an answer holds is described, and what is required is there.
  const auto record = nlohmann::json::parse(JsonOf(Titled("a")));
  const auto& schema = json["components"]["schemas"]["Item"];
  for (const auto& [name, value] : record.items()) CHECK(schema["properties"].contains(name));
  for (const auto& name : schema["required"]) CHECK(record.contains(name.get<std::string>()));
}

TEST_CASE("a cursor reads as it was written, and what is none is none") {
  const OpenQuery::Place place{2026y / 3 / 9, {OrganId{12}, 345}};
  CHECK(CursorOf(place) == "2026-03-09_12-345");
  CHECK(PlaceOfCursor(CursorOf(place)) == place);
  for (const char* none : {"", "2026-03-09", "_12-345", "2026-13-09_12-345", "2026-03-09_12", "x_y"}) {
    CAPTURE(none);
    CHECK_FALSE(PlaceOfCursor(none));
  }
  CHECK(OfYear({}, "2026")->until == 2026y / 12 / 31);
  for (const char* none : {"", "26", "02026", "1900", "2026a", "abcd"}) CHECK_FALSE(OfYear({}, none));
}

}  // namespace
}  // namespace gongkai::disclosure
