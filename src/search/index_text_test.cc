// What is indexed, held against looking through every text from one end to the other.
#include "search/index_text.h"

#include <doctest/doctest.h>
#include <sqlite3.h>

#include <memory>
#include <random>
#include <set>

#include "base/utf8.h"
#include "search/key.h"
#include "search/query.h"
#include "search/token.h"

namespace gongkai::search {
namespace {

TEST_CASE("chunks overlap, cover everything and come to an end") {
  for (const std::size_t length : {0U, 1U, 3'999U, 4'000U, 4'001U, 20'000U}) {
    CAPTURE(length);
    std::u32string keys;
    for (std::size_t i = 0; i < length; ++i) keys.push_back(static_cast<char32_t>(0x4E00 + i * 7 % 5'000));
    const auto chunks = ChunksOf(keys);
    REQUIRE(!chunks.empty());
    CHECK(chunks.front().begin == 0);
    CHECK(chunks.back().end == length);
    for (std::size_t i = 1; i < chunks.size(); ++i) CHECK(chunks[i].begin + kLongestPhrase - 1 == chunks[i - 1].end);
  }
}

TEST_CASE("a tsvector has characters and pairs once each, and none goes from one text to the next") {
  const auto texts =
      IndexTexts({.head = "甲乙", .initials = {}, .marks = {"o_1"}, .texts = {"丙丁戊丙丁", "己"}}, Dialect::kTsvector);
  REQUIRE(texts.size() == 1);
  const std::string& tokens = texts.front().tokens;
  for (const char* const token : {"'甲'", "'甲乙'", "'丙丁'", "'戊丙'", "'己'"}) {
    CAPTURE(token);
    CHECK(tokens.find(token) != std::string::npos);
    CHECK(tokens.find(token) == tokens.rfind(token));
  }
  CHECK(tokens.find("'" + MarkToken("o1") + "'") != std::string::npos);
  CHECK(tokens.find("乙丙") == std::string::npos);
  CHECK(tokens.find("丁己") == std::string::npos);
  CHECK(texts.front().keys.find("丙丁戊丙丁") != std::string::npos);
  CHECK(texts.front().keys.find("乙丙") == std::string::npos);
}

/// Few characters, so that nearly everything stands nearly everywhere, and what is told apart is told by its order.
std::string MadeText(std::mt19937& random, std::size_t length) {
  static const std::vector<std::string> kPieces = {"政", "务", "公", "开", "火", "０", "1",  "2",
                                                   "a",  "Ｂ", "，", "\n", "〔", "〕", "號", "第"};
  std::string text;
  for (std::size_t i = 0; i < length; ++i) text += kPieces[random() % kPieces.size()];
  return text;
}

TEST_CASE("a tsvector has a number of each triple, none across a break, and no key looks like one") {
  const auto token = [](std::u32string_view of) {
    std::string text = "'";
    AppendUtf8(text, TripleToken(of[0], of[1], of[2]));
    return text + "'";
  };
  const std::string tokens =
      IndexTexts({.head = "甲乙丙", .initials = {}, .marks = {}, .texts = {"丁戊己庚", "辛壬"}}, Dialect::kTsvector)
          .front()
          .tokens;
  for (const std::u32string_view there : {U"甲乙丙", U"丁戊己", U"戊己庚"})
    CHECK(tokens.find(token(there)) != std::string::npos);
  // Of the head into the text, and from one text into the next.
  for (const std::u32string_view across : {U"乙丙丁", U"丙丁戊", U"己庚辛", U"庚辛壬"}) {
    CHECK(tokens.find(token(across)) == std::string::npos);
  }
  std::set<char32_t> numbers;
  for (char32_t c = 0x4E00; c < 0x4E00 + 1'000; ++c) {
    const char32_t number = TripleToken(U'政', c, U'公');
    CHECK(number >= kFirstTriple);
    CHECK(number < kFirstTriple + kTripleTokens);
    CHECK(KeyChar(number) == 0);
    numbers.insert(number);
  }
  // Spread: of a thousand hardly any two are the same by chance (990 are expected to differ).
  CHECK(numbers.size() > 950);
}

TEST_CASE("what the tokens of a tsvector and the keys together say is what looking through the text says") {
  std::mt19937 random(11);
  const auto holds = [](const std::string& tokens, const std::string& expression) {
    // Of one word: everything between quotes must be there.
    for (std::size_t at = expression.find('\''); at != std::string::npos;) {
      const std::size_t end = expression.find('\'', at + 1);
      if (tokens.find(expression.substr(at, end + 1 - at)) == std::string::npos) return false;
      at = expression.find('\'', end + 1);
    }
    return true;
  };
  for (int i = 0; i < 200; ++i) {
    const std::string head = MadeText(random, 6), text = MadeText(random, 40);
    const auto texts = IndexTexts({.head = head, .initials = {}, .marks = {}, .texts = {text}}, Dialect::kTsvector);
    for (int round = 0; round < 20; ++round) {
      const Query query = ParseQuery(MadeText(random, 3 + random() % 4));
      if (query.terms.size() != 1 || query.terms.front().ways.size() != 1 || !query.terms.front().initials.empty())
        continue;
      const bool is_there = IsFoundIn(query, KeyOf(head)) || IsFoundIn(query, KeyOf(text));
      bool is_found = holds(texts.front().tokens, MatchExpression(query, {}, Dialect::kTsvector));
      for (const std::string& pattern : KeyPatterns(query, Dialect::kTsvector)) {
        is_found = is_found && texts.front().keys.find(pattern) != std::string::npos;
      }
      CHECK(is_found == is_there);
    }
  }
}

/// An index in memory, as the program has it on SQLite.
class Index {
 public:
  Index() {
    REQUIRE(sqlite3_open(":memory:", &handle_) == SQLITE_OK);
    Run("CREATE VIRTUAL TABLE search_index USING fts5(tokens, content = '', columnsize = 0, tokenize = 'ascii')");
  }
  ~Index() { sqlite3_close(handle_); }
  Index(const Index&) = delete;
  Index& operator=(const Index&) = delete;

  void Add(int number, const Entry& entry) {
    for (const IndexText& text : IndexTexts(entry, Dialect::kFts5)) {
      of_.push_back(number);
      sqlite3_stmt* statement = nullptr;
      sqlite3_prepare_v2(handle_, "INSERT INTO search_index (rowid, tokens) VALUES (?, ?)", -1, &statement, nullptr);
      sqlite3_bind_int64(statement, 1, static_cast<sqlite3_int64>(of_.size()));
      sqlite3_bind_text(statement, 2, text.tokens.c_str(), static_cast<int>(text.tokens.size()), SQLITE_TRANSIENT);
      REQUIRE(sqlite3_step(statement) == SQLITE_DONE);
      sqlite3_finalize(statement);
    }
  }
  std::set<int> Find(const std::string& expression) {
    std::set<int> found;
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(handle_, "SELECT rowid FROM search_index WHERE search_index MATCH ?", -1, &statement, nullptr);
    sqlite3_bind_text(statement, 1, expression.c_str(), -1, SQLITE_TRANSIENT);
    int code = sqlite3_step(statement);
    for (; code == SQLITE_ROW; code = sqlite3_step(statement)) {
      found.insert(of_[static_cast<std::size_t>(sqlite3_column_int64(statement, 0) - 1)]);
    }
    CHECK_MESSAGE(code == SQLITE_DONE, sqlite3_errmsg(handle_));
    sqlite3_finalize(statement);
    return found;
  }

 private:
  void Run(const char* sql) { REQUIRE(sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr) == SQLITE_OK); }
  sqlite3* handle_ = nullptr;
  std::vector<int> of_;  // rowid - 1 to number
};

TEST_CASE("the index finds what looking through every text finds, and nothing else") {
  std::mt19937 random(20261129);
  Index index;
  std::vector<std::pair<std::string, std::string>> texts;
  for (int i = 0; i < 120; ++i) {
    const std::size_t length = i % 20 == 0 ? 9'000 : random() % 60;
    texts.emplace_back(MadeText(random, 1 + random() % 12), MadeText(random, length));
    index.Add(i, {.head = texts.back().first,
                  .initials = {},
                  .marks = {"o" + std::to_string(i % 3)},
                  .texts = {texts.back().second}});
  }
  for (int round = 0; round < 3'000; ++round) {
    const std::size_t length = 1 + random() % 8;
    std::string typed = MadeText(random, length);
    // Half of what is asked for stands somewhere.
    if (round % 2 == 0) {
      const std::u32string key = KeyOf(texts[random() % texts.size()].second);
      if (key.size() > length)
        typed = ToUtf8(std::u32string_view(key).substr(random() % (key.size() - length), length));
    }
    const Query query = ParseQuery(typed);
    if (query.terms.size() != 1) continue;
    CAPTURE(typed);
    const std::string of = round % 5 == 0 ? "o1" : "";
    std::set<int> expected;
    for (int i = 0; i < static_cast<int>(texts.size()); ++i) {
      if (!of.empty() && i % 3 != 1) continue;
      const auto& [head, text] = texts[static_cast<std::size_t>(i)];
      if (IsFoundIn(query, KeyOf(head)) || IsFoundIn(query, KeyOf(text))) expected.insert(i);
    }
    CHECK(index.Find(MatchExpression(query, of.empty() ? std::vector<std::string>() : std::vector{of},
                                     Dialect::kFts5)) == expected);
  }
}

TEST_CASE("a word of the title and a word far behind in the text are found together") {
  Index index;
  std::string text;
  for (int i = 0; i < 9'000; ++i) text += i == 8'000 ? "枕溪" : "文";
  index.Add(1, {.head = "森林防火通知", .initials = {}, .marks = {}, .texts = {text}});
  CHECK(index.Find(MatchExpression(ParseQuery("防火 枕溪"), {}, Dialect::kFts5)) == std::set<int>{1});
  CHECK(index.Find(MatchExpression(ParseQuery("防火 鹤汀"), {}, Dialect::kFts5)).empty());
}

}  // namespace
}  // namespace gongkai::search
