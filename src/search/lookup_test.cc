// Which tokens a query asks for; what they find is held against looking through every text in index_text_test.cc.
#include "search/lookup.h"

#include <doctest/doctest.h>

namespace gongkai::search {
namespace {

std::size_t AskedFor(std::string_view typed) { return TokensOf(LookupOf(ParseQuery(typed), {})).size(); }

TEST_CASE("a phrase asks for few tokens, however long it is") {
  CHECK(AskedFor("政") == 1);
  CHECK(AskedFor("政务") == 1);
  CHECK(AskedFor("政务公") == 3);
  CHECK(AskedFor("政务公开") == 3);
  CHECK(AskedFor("政务公开火") == 2);
  CHECK(AskedFor("政务公开森林防火") == 5);
  CHECK(AskedFor("政务公开森林防火通知") == 4);
  std::string longest;
  for (int i = 0; i < 20; ++i) longest += "政务公开森林防火";
  CHECK(AskedFor(longest) <= 8);
}

TEST_CASE("what has one or two characters is exact, what has more is looked up in the keys") {
  CHECK(LookupOf(ParseQuery("政务 火"), {"o1"}).IsExact());
  CHECK_FALSE(LookupOf(ParseQuery("政务公"), {}).IsExact());
  CHECK_FALSE(LookupOf(ParseQuery("火 [2024]3号"), {}).IsExact());
  CHECK(LookupOfLike(U"森林防火").IsExact());
}

TEST_CASE("nothing asked for finds nothing") {
  CHECK(LookupOf({}, {}).IsNothing());
  CHECK(LookupOfLike(U"森").IsNothing());
  CHECK_FALSE(LookupOf({}, {"all"}).IsNothing());
  CHECK(MayHold({}, 10, [](Token, EntrySet& set) { set.Fill(10); }).IsEmpty());
  CHECK_FALSE(KeyCheck({}).Holds("政务", " all "));
}

TEST_CASE("all words, of each one way, and all marks") {
  const KeyCheck check(LookupOf(ParseQuery("防火 [2024]3号"), {"o1"}));
  CHECK(check.Holds("森林防火20243号", " all o1 "));
  CHECK(check.Holds("2024年第3号森林防火", " o1 "));
  CHECK_FALSE(check.Holds("森林防火20243号", " all o12 "));
  CHECK_FALSE(check.Holds("森林防火", " o1 "));
  CHECK_FALSE(check.Holds("森林防水20243号", " o1 "));
}

TEST_CASE("what is like it has any two neighbours of it") {
  const KeyCheck check(LookupOfLike(U"森林防水"));
  CHECK(check.Holds("森林防火"));
  CHECK_FALSE(check.Holds("森防林水"));
}

TEST_CASE("marks are joined and parted again") {
  const std::vector<std::string> marks = {"all", "o1", "kpolicy_document"};
  CHECK(MarksIn(JoinedMarks(marks)) == marks);
  CHECK(MarksIn(" ").empty());
  CHECK(MarksIn("").empty());
}

}  // namespace
}  // namespace gongkai::search
