// The sum of a sheet, what is left out and what is missing; reviews and objections with their reasons; places.
#include "assessment/score_sheet.h"

#include <doctest/doctest.h>

namespace gongkai::assessment {
namespace {

SheetLine Manual(std::int64_t points) {
  SheetLine line;
  line.indicator.number = 1;
  line.indicator.name = "领导机构";
  line.indicator.points = Points::Of(points);
  return line;
}

SheetLine Counted(std::int64_t points, std::optional<Points> got) {
  SheetLine line = Manual(points);
  line.indicator.kind = IndicatorKind::kAutomatic;
  line.reading = KeptReading{.number = 1, .tally = {}, .points = got, .digest = "", .why = ""};
  return line;
}

TEST_CASE("what did not apply is left out and the rest counts as the whole; what is missing is told") {
  SheetLine reviewed = Manual(20);
  reviewed.mark.reviewed = Points::Of(15);
  const std::vector<SheetLine> lines = {Counted(60, Points::Of(45)), Counted(20, std::nullopt), reviewed};
  const SheetSum sum = SumOf(lines);
  CHECK(sum.got == Points::Of(60));
  CHECK(sum.of == Points::Of(80));
  CHECK(sum.left_out == 1);
  CHECK(sum.missing == 0);
  CHECK(sum.total == Points::Of(75));
  const std::vector<SheetLine> open = {Counted(60, Points::Of(45)), Manual(40)};
  CHECK(SumOf(open).missing == 1);
  CHECK_FALSE(SumOf(std::vector<SheetLine>{Counted(20, std::nullopt)}).total);
}

TEST_CASE("a bonus comes on top and is none of the hundred") {
  SheetLine bonus = Counted(5, Points::Of(3));
  bonus.indicator.is_bonus = true;
  const std::vector<SheetLine> lines = {Counted(100, Points::Of(90)), bonus};
  CHECK(SumOf(lines).total == Points::Of(93));
  CHECK(SumOf(lines).of == Points::Of(100));
}

TEST_CASE("an organ says points and what for; more than there are is refused") {
  const SheetLine line = Manual(5);
  CHECK(SelfFrom({"4.5", "成立了领导小组。"}, line.indicator, line.mark));
  CHECK(ErrorOf(SelfFrom({"5.01", "有。"}, line.indicator, line.mark).errors(), "points") != nullptr);
  CHECK(ErrorOf(SelfFrom({"", "有。"}, line.indicator, line.mark).errors(), "points") != nullptr);
  CHECK(ErrorOf(SelfFrom({"5", " "}, line.indicator, line.mark).errors(), "words") != nullptr);
  CHECK(ErrorOf(SelfFrom({"5", std::string(4'000, 'x')}, line.indicator, line.mark).errors(), "words") != nullptr);
  const SheetLine counted = Counted(5, Points::Of(5));
  const auto said = SelfFrom({"5", "有一件是补正以后才收到的。"}, counted.indicator, counted.mark);
  REQUIRE(said);
  CHECK_FALSE(said->self);
}

TEST_CASE("a review that differs from what stood there gives its reason") {
  SheetLine line = Manual(5);
  line.mark.self = Points::Of(5);
  CHECK(ReviewFrom({"5", ""}, line));
  CHECK(ErrorOf(ReviewFrom({"3", ""}, line).errors(), "review_words") != nullptr);
  CHECK(ReviewFrom({"3", "材料只有一份。"}, line));
  CHECK(ErrorOf(ReviewFrom({"", ""}, line).errors(), "reviewed") != nullptr);
  SheetLine counted = Counted(10, Points::Of(8));
  CHECK(ErrorOf(ReviewFrom({"10", ""}, counted).errors(), "review_words") != nullptr);
  counted.mark.reviewed = Points::Of(10);
  const auto back = ReviewFrom({"", ""}, counted);
  REQUIRE(back);
  CHECK_FALSE(back->reviewed);
  CHECK(StandingOf(counted) == Points::Of(10));
}

TEST_CASE("handing in asks for every indicator and for proof") {
  SheetLine line = Manual(5);
  line.indicator.needs_evidence = true;
  CHECK(AgainstHandingIn(std::vector{line}).size() == 1);
  line.mark.self = Points::Of(3);
  CHECK(AgainstHandingIn(std::vector{line}).size() == 1);
  line.evidence = 1;
  CHECK(AgainstHandingIn(std::vector{line}).empty());
  line.evidence = 0;
  line.mark.self = Points();  // none is asked for proof
  CHECK(AgainstHandingIn(std::vector{line}).empty());
}

TEST_CASE("an answer that takes an objection changes the points, and one that does not leaves them") {
  Appeal appeal;
  appeal.before = Points::Of(3);
  const Indicator row = Manual(5).indicator;
  const auto taken = AnsweredFrom({"upheld", "5", "属实。"}, row, appeal);
  REQUIRE(taken);
  CHECK(taken->after == Points::Of(5));
  CHECK(ErrorOf(AnsweredFrom({"upheld", "3", "属实。"}, row, appeal).errors(), "points") != nullptr);
  CHECK(ErrorOf(AnsweredFrom({"upheld", "6", "属实。"}, row, appeal).errors(), "points") != nullptr);
  CHECK(ErrorOf(AnsweredFrom({"rejected", "4", "不属实。"}, row, appeal).errors(), "points") != nullptr);
  CHECK(ErrorOf(AnsweredFrom({"open", "", "？"}, row, appeal).errors(), "outcome") != nullptr);
  CHECK(ErrorOf(AnsweredFrom({"rejected", "", ""}, row, appeal).errors(), "answer") != nullptr);
  const auto kept = AnsweredFrom({"rejected", "", "不属实。"}, row, appeal);
  REQUIRE(kept);
  CHECK(kept->after == appeal.before);
  CHECK(ErrorOf(FaultsOfAppeal(" 　"), "appeal") != nullptr);
}

TEST_CASE("organs are ranked within their group; equal totals share a place, and who has none stands last") {
  const auto of = [](std::int64_t organ, const char* group, std::optional<Points> total) {
    Standing standing;
    standing.organ = OrganId{organ};
    standing.group = group;
    standing.total = total;
    return standing;
  };
  std::vector<Standing> standings = {of(1, "乙", Points::Of(70)), of(2, "甲", std::nullopt),
                                     of(3, "甲", Points::Of(90)), of(4, "甲", Points::Of(95)),
                                     of(5, "甲", Points::Of(90)), of(6, "甲", Points::Of(80))};
  Rank(standings);
  std::vector<std::pair<std::int64_t, int>> places;
  for (const Standing& each : standings) {
    if (each.group == "甲") places.emplace_back(each.organ.value, each.place);
    if (each.group == "乙") CHECK(each.place == 1);
  }
  CHECK(places == std::vector<std::pair<std::int64_t, int>>{{4, 1}, {3, 2}, {5, 2}, {6, 4}, {2, 0}});
}

}  // namespace
}  // namespace gongkai::assessment
