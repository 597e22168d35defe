// A fact of all organs is the sum over those that have it, and says how many have not.
#include "report/compile/fact_sum.h"

#include <random>

#include <doctest/doctest.h>

#include "report/compile/fact_keys.h"
#include "report/compile/fact_names.h"

namespace gongkai::report {
namespace {

ReportFact Fact(std::string_view key, std::optional<std::int64_t> value) {
  std::optional<Number> number;
  if (value) number = Number::Of(*value);
  return {std::string(key), NameOfFact(key), number, "/rows?organ=1"};
}

FactBook CountysBook() {
  FactBook book;
  book.tables.organ = account::OrganId{1};
  book.tables.year = 2025;
  for (const FactName& each : FactNames()) {
    if (!IsOfAll(each.key)) book.facts.push_back({each.key, each.name, Number::Of(9), ""});
  }
  return book;
}

const ReportFact& SumIn(const FactBook& book, std::string_view key) {
  const ReportFact* const sum = book.Find(KeyOfAll(key));
  REQUIRE(sum != nullptr);
  return *sum;
}

TEST_CASE("who keeps nothing of it is no zero: the sum is of the others, and says how many lack it") {
  FactBook book = CountysBook();
  const std::vector<MemberFacts> members = {
      {.name = "本级", .facts = {Fact(kItemsPublished, 4), Fact(kMessages, std::nullopt), Fact(kMedianDays, 3)}},
      {.name = "枕溪镇", .facts = {Fact(kItemsPublished, 0), Fact(kMessages, std::nullopt), Fact(kMedianDays, 5)}},
      {.name = "砚台镇", .facts = {Fact(kItemsPublished, std::nullopt)}},
      {.name = "外县"}};
  AddFactSums(book, members);
  CHECK(SumIn(book, kItemsPublished).value == Number::Of(4));
  CHECK(SumIn(book, kItemsPublished).lacking == 2);
  CHECK(SumIn(book, kItemsPublished).name == "全县全年首次公开信息（条）");
  CHECK(SumIn(book, kItemsPublished).rows_path == "/office/annual/2025/text/sums?organ=1&fact=item.published");
  CHECK_FALSE(SumIn(book, kMessages).value);  // nobody has it: blank
  CHECK(SumIn(book, kMessages).lacking == 4);
  CHECK(SumIn(book, kMessages).rows_path.empty());
  CHECK(book.Find(kItemsPublished)->value == Number::Of(9));  // its own stays beside it
}

TEST_CASE("what is no count of each organ's own is not added up") {
  FactBook book = CountysBook();
  AddFactSums(book, {});
  for (const std::string_view key : {kMedianDays, kLongestDays, kSurveySatisfied, kTrained, kSumReports}) {
    CAPTURE(key);
    CHECK_FALSE(SumsUp(key));
    CHECK(book.Find(KeyOfAll(key)) == nullptr);
    CHECK(NameOfFact(KeyOfAll(key)).empty());
  }
}

TEST_CASE("of random organs every sum is an independent recount") {
  std::mt19937 random(3);
  for (int round = 0; round < 50; ++round) {
    std::vector<MemberFacts> members(random() % 9);
    std::int64_t sum = 0;
    int lacking = 0;
    for (MemberFacts& member : members) {
      const bool has = random() % 3 != 0;
      const std::int64_t value = random() % 20;
      if (has) member.facts = {Fact(kFeesCollected, value)};
      sum += has ? value : 0;
      lacking += has ? 0 : 1;
    }
    FactBook book = CountysBook();
    AddFactSums(book, members);
    CHECK(SumIn(book, kFeesCollected).lacking == lacking);
    const bool is_blank = lacking == static_cast<int>(members.size());
    CHECK(SumIn(book, kFeesCollected).value == (is_blank ? std::nullopt : std::optional(Number::Of(sum))));
  }
}

}  // namespace
}  // namespace gongkai::report
