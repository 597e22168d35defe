// What is indexed, held against looking through every text from one end to the other.
#include "search/index_text.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "base/utf8.h"
#include "search/key.h"
#include "search/lookup.h"
#include "search/query.h"
#include "search/segment.h"
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

TEST_CASE("an entry has its keys and its marks, and nothing goes from one text to the next") {
  const auto texts = IndexTexts(
      {.head = "甲乙", .initials = {U"\uE000\uE001"}, .marks = {"o_1", "all"}, .texts = {"丙丁戊丙丁", "己"}});
  REQUIRE(texts.size() == 1);
  const std::string& keys = texts.front().keys;
  for (const char* const phrase : {"甲乙", "丙丁戊丙丁", "己"}) CHECK(keys.find(phrase) != std::string::npos);
  for (const char* const phrase : {"乙丙", "丁己"}) CHECK(keys.find(phrase) == std::string::npos);
  CHECK(keys.find(ToUtf8(std::u32string(U"\uE000\uE001"))) != std::string::npos);
  CHECK(MarksIn(texts.front().marks) == std::vector<std::string>{"o_1", "all"});
}

/// Few characters, so that nearly everything stands nearly everywhere, and what is told apart is told by its order.
std::string MadeText(std::mt19937& random, std::size_t length) {
  static const std::vector<std::string> kPieces = {"政", "务", "公", "开", "火", "０", "1",  "2",
                                                   "a",  "Ｂ", "，", "\n", "〔", "〕", "號", "第"};
  std::string text;
  for (std::size_t i = 0; i < length; ++i) text += kPieces[random() % kPieces.size()];
  return text;
}

TEST_CASE("the number of a token is its own but for three and four characters, which share theirs") {
  CHECK(TokenOf(U"政") != TokenOf(U"务"));
  CHECK(TokenOf(U"政务") != TokenOf(U"务政"));
  std::set<Token> numbers;
  for (char32_t c = 0x4E00; c < 0x4E00 + 1'000; ++c) numbers.insert(TokenOf(std::u32string{U'政', c, U'公'}));
  CHECK(numbers.size() > 990);  // spread: of a thousand hardly any two are the same by chance
  CHECK(TokenOfMark("o1") != TokenOfMark("o12"));
  // Tokens of a kind stand together.
  CHECK(TokenOf(U"\U0010FFFF") < TokenOf(U"ab"));
  CHECK(TokenOf(U"\U0010FFFF\U0010FFFF") < TokenOf(U"abc"));
  CHECK(TokenOf(U"政务公") < TokenOf(U"政务公开"));
  CHECK(TokenOf(U"政务公开") < TokenOfMark("o1"));
}

/// Segments in memory, as the program has them in its database.
class Index {
 public:
  void Add(int number, const Entry& entry) {
    for (IndexText& text : IndexTexts(entry)) {
      of_.push_back(number);
      texts_.push_back(std::move(text));
    }
  }
  /// As the segments and the keys say, and as the keys alone say.
  std::set<int> Find(const Lookup& lookup) {
    const KeyCheck check(lookup);
    std::set<int> found, loose;
    for (std::size_t first = 0; first < texts_.size(); first += kOfSegment) {
      for (const std::uint32_t entry : MayHoldIn(first, lookup)) {
        if (lookup.IsExact() || check.Holds(texts_[first + entry].keys)) found.insert(of_[first + entry]);
      }
    }
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      if (check.Holds(texts_[i].keys, texts_[i].marks)) loose.insert(of_[i]);
    }
    CHECK(found == loose);
    return found;
  }

 private:
  static constexpr std::size_t kOfSegment = 50;

  std::vector<std::uint32_t> MayHoldIn(std::size_t first, const Lookup& lookup) {
    const std::size_t end = std::min(texts_.size(), first + kOfSegment);
    std::vector<Block>& blocks = blocks_[first];
    if (blocks.empty()) {
      SegmentWriter writer;
      for (std::size_t i = first; i < end; ++i) writer.Add(texts_[i].keys, MarksIn(texts_[i].marks));
      blocks = writer.Finish();
    }
    return MayHold(lookup, end - first,
                   [&](Token token, EntrySet& set) {
                     const auto behind = std::ranges::upper_bound(blocks, token, {}, &Block::first);
                     if (behind == blocks.begin()) return;
                     CHECK(AddHolders(std::prev(behind)->bytes, std::prev(behind)->first, token, set));
                   })
        .Entries();
  }

  std::vector<IndexText> texts_;
  std::vector<int> of_;
  std::map<std::size_t, std::vector<Block>> blocks_;
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
    CHECK(index.Find(LookupOf(query, of.empty() ? std::vector<std::string>() : std::vector{of})) == expected);
  }
}

TEST_CASE("a word of the title and a word far behind in the text are found together") {
  Index index;
  std::string text;
  for (int i = 0; i < 9'000; ++i) text += i == 8'000 ? "枕溪" : "文";
  index.Add(1, {.head = "森林防火通知", .initials = {}, .marks = {}, .texts = {text}});
  CHECK(index.Find(LookupOf(ParseQuery("防火 枕溪"), {})) == std::set<int>{1});
  CHECK(index.Find(LookupOf(ParseQuery("防火 鹤汀"), {})).empty());
}

}  // namespace
}  // namespace gongkai::search
