// Hostile texts in what programs read: each feed has the very elements of a harmless one, each record is one line of
// JSON with the words in it, each row of a table has its fields and no formula.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>

#include "base/utf8.h"
#include "disclosure/open_data/feed_text.h"
#include "disclosure/subscription/subscription_letter.h"
#include "vectors.h"

namespace gongkai::disclosure {
namespace {

PublicRecord With(const std::string& words) {
  return {.id = {OrganId{1}, 2},
          .address = "https://zwgk.example/items/1-2",
          .index_number = words,
          .title = words,
          .summary = words,
          .organ = words,
          .organ_code = words,
          .formed_on = {},
          .public_from = std::chrono::year(2026) / 3 / 9,
          .validity = words};
}

std::string Elements(const pugi::xml_node& node) {
  std::string names;
  for (const pugi::xml_node& child : node.children()) {
    if (child.type() == pugi::node_element) names += std::string("<") + child.name() + Elements(child) + ">";
  }
  return names;
}

std::string ElementsOf(const std::string& words, FeedForm form) {
  const Feed feed{.title = words,
                  .author = words,
                  .address = "https://zwgk.example/feeds/items.xml?words=" + words,
                  .page = "https://zwgk.example/items",
                  .entries = {With(words)}};
  const std::string text = FeedText(feed, form);
  CHECK(IsValidUtf8(text));
  for (const char c : text) CHECK((static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\r' || c == '\t'));
  pugi::xml_document document;
  REQUIRE(document.load_buffer(text.data(), text.size()).status == pugi::status_ok);
  return Elements(document);
}

/// Fields of one row as RFC 4180 reads them.
std::vector<std::string> FieldsOf(const std::string& row) {
  std::vector<std::string> fields(1);
  bool is_quoted = false;
  for (std::size_t i = 0; i + 2 < row.size() || (i < row.size() && row[i] != '\r'); ++i) {
    if (row[i] == '"' && is_quoted && i + 1 < row.size() && row[i + 1] == '"') {
      fields.back() += row[i++];
    } else if (row[i] == '"') {
      is_quoted = !is_quoted;
    } else if (row[i] == ',' && !is_quoted) {
      fields.emplace_back();
    } else {
      fields.back() += row[i];
    }
  }
  CHECK_FALSE(is_quoted);
  return fields;
}

TEST_CASE("feeds, JSON, CSV and letters hold hostile texts as words") {
  const std::string rss = ElementsOf("无害", FeedForm::kRss), atom = ElementsOf("无害", FeedForm::kAtom);
  std::vector<std::string> texts = gongkai::testing::XssVectors();
  for (const char* more : {"]]></title><script>", "<!--", "<?xml version=\"1.0\"?>", "&#0;&lt;", "=cmd|'/c calc'!A1",
                           "\r\nBcc: all@chengyan.example\r\n\r\n", "\"\r\n\"=1+1\""}) {
    texts.emplace_back(more);
  }
  for (const std::string& words : texts) {
    CAPTURE(words);
    CHECK(ElementsOf(words + "字", FeedForm::kRss) == rss);
    CHECK(ElementsOf(words + "字", FeedForm::kAtom) == atom);
    const std::string line = JsonOf(With(words));
    CHECK(line.find('\n') == std::string::npos);
    const auto json = nlohmann::json::parse(line);
    if (IsValidUtf8(words)) CHECK(json["title"] == words);
    const auto fields = FieldsOf(CsvOf(With(words)));
    CHECK(fields.size() == 12);
    for (const std::string& field : fields) {
      CHECK_FALSE((!field.empty() && std::string_view("=+-@\t\r\n").find(field.front()) != std::string_view::npos));
    }
    const Date day = std::chrono::year(2026) / 3 / 9;
    DigestFacts facts{.what = words, .first = day, .last = day, .records = {With(words)}};
    const ReaderLetter letter = DigestLetter({.code = PersonalText("CODE")}, facts, "县", "https://zwgk.example");
    CHECK(letter.subject.find('\n') == std::string::npos);
    CHECK(std::ranges::count(letter.text, '\n') == 9);
  }
}

}  // namespace
}  // namespace gongkai::disclosure
