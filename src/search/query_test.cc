// What is typed, in all its ways of writing.
#include "search/query.h"

#include <doctest/doctest.h>

#include "base/utf8.h"
#include "search/key.h"

namespace gongkai::search {
namespace {

TEST_CASE("the number of a document is found however it is typed and however it is written") {
  const char* const typed[] = {"〔2024〕3号",   "[2024]3号",   "(2024)第3号", "（２０２４）第３号", "〔2024〕 3 号",
                               "【2024】第3號", "2024年第3号", "2024年3号",   "[2024] 03号",        "<2024>3号"};
  const char* const written[] = {"澄政发〔2024〕3号", "澄政发[2024]3号", "公告2024年第3号", "（2024）第３号",
                                 "2024年3号"};
  const char* const others[] = {"澄政发〔2024〕13号", "〔2023〕3号", "〔2024〕33号"};
  for (const char* const query : typed) {
    CAPTURE(query);
    const Query parsed = ParseQuery(query);
    REQUIRE(parsed.terms.size() == 1);
    for (const char* const text : written) {
      CAPTURE(text);
      CHECK(IsFoundIn(parsed, KeyOf(text)));
    }
    for (const char* const text : others) {
      CAPTURE(text);
      CHECK_FALSE(IsFoundIn(parsed, KeyOf(text)));
    }
  }
}

TEST_CASE("what stands beside the number belongs to it, and what is parted by a blank is looked for by itself") {
  CHECK(ParseQuery("澄政发〔2024〕3号").terms.front().ways.front() == U"澄政发20243号");
  const Query apart = ParseQuery("澄政发 〔2024〕3号 通知");
  REQUIRE(apart.terms.size() == 3);
  CHECK(IsFoundIn(apart, KeyOf("通知：澄政发（2024）第3号")));
  CHECK_FALSE(IsFoundIn(apart, KeyOf("澄政发（2024）第3号")));
}

TEST_CASE("figures that are no number of a document stay as they are") {
  for (const char* const typed : {"2024年3月", "12345", "〔2024〕", "2024", "3号", "20243号"}) {
    CAPTURE(typed);
    const Query query = ParseQuery(typed);
    REQUIRE(query.terms.size() == 1);
    CHECK(query.terms.front().ways == std::vector<std::u32string>{KeyOf(typed)});
  }
}

TEST_CASE("words are counted and cut") {
  CHECK(ParseQuery("").empty());
  CHECK(ParseQuery(" 　，。 ").empty());
  CHECK(ParseQuery("防火 防火").terms.size() == 1);
  std::string many, longest;
  for (int i = 0; i < 1'000; ++i) {
    many += "词" + std::to_string(i) + " ";
    longest += "长长的词";
  }
  CHECK(ParseQuery(many).terms.size() == kMostTerms);
  CHECK(ParseQuery(longest).terms.front().ways.front().size() == 64);
}

TEST_CASE("nothing that is typed means anything to an engine") {
  const char* const hostile[] = {"\"",
                                 "a\" OR \"b",
                                 "政* NEAR(公 开)",
                                 "tokens: 政",
                                 "-政",
                                 "NOT 政",
                                 "政 AND",
                                 "'; DROP TABLE item; --",
                                 "' | 'x':* & !",
                                 "\\'",
                                 "政^2",
                                 "{a b}: 政",
                                 "((((((((((",
                                 "\xF0\x9F\x98\x80",
                                 "\xFF\xC0",
                                 "<-> <2>"};
  for (const char* const typed : hostile) {
    CAPTURE(typed);
    const Query query = ParseQuery(typed);
    if (query.empty()) continue;
    for (const Term& term : query.terms) {
      for (const std::u32string& way : term.ways) {
        CHECK_FALSE(way.empty());
        for (const char32_t c : way) CHECK(KeyChar(c) == c);
      }
    }
  }
}

TEST_CASE("likeness is 1 of the same and less the less is shared") {
  CHECK(Likeness(U"森林防火通知", U"森林防火通知") == doctest::Approx(1));
  CHECK(Likeness(U"森林防火", U"森林防水") > Likeness(U"森林防火", U"森村防水"));
  CHECK(Likeness(U"森林", U"低保") == doctest::Approx(0));
  CHECK(Likeness(U"", U"低保") == doctest::Approx(0));
}

}  // namespace
}  // namespace gongkai::search
