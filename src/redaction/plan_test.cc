// What marks come to, against the table that a lawyer can read (tests/law_cases/redaction.tsv); who may check; what
// stands in the way.
#include "redaction/plan.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>

#include "law/outcomes.h"
#include "redaction/ground.h"

namespace gongkai::redaction {
namespace {

std::vector<std::string> Split(std::string_view text, std::string_view at) {
  std::vector<std::string> parts;
  for (std::size_t found = text.find(at); found != std::string_view::npos; found = text.find(at)) {
    parts.emplace_back(text.substr(0, found));
    text.remove_prefix(found + at.size());
  }
  parts.emplace_back(text);
  return parts;
}

Mark MarkFrom(const std::string& words) {
  const std::size_t blank = words.find(' ');
  const std::vector<std::string> parts = Split(words.substr(blank + 1), "：");
  Mark mark;
  std::from_chars(words.data(), words.data() + blank, mark.page);
  mark.boxes = {{10, 10, 60, 24}};
  const auto ground = std::ranges::find(Grounds(), std::string_view(parts[0]), &Ground::name);
  REQUIRE(ground != Grounds().end());
  mark.ground = ground->id;
  if (parts.size() > 1) mark.reason = parts[1];
  return mark;
}

std::vector<Mark> MarksFrom(const std::string& cell) {
  std::vector<Mark> marks;
  if (cell.empty()) return marks;
  for (const std::string& words : Split(cell, "；")) marks.push_back(MarkFrom(words));
  return marks;
}

std::string Joined(const std::vector<std::string>& sentences) {
  std::string all;
  for (const std::string& sentence : sentences) all += (all.empty() ? "" : "‖") + sentence;
  return all;
}

TEST_CASE("what is withheld is told in the letter with its ground and article") {
  std::ifstream table(GONGKAI_SOURCE_DIR "/tests/law_cases/redaction.tsv");
  int rows = 0;
  for (std::string line; std::getline(table, line);) {
    if (line.starts_with("#")) continue;
    CAPTURE(line);
    const std::vector<std::string> cells = Split(line, "\t");
    REQUIRE(cells.size() == 4);
    const std::vector<Mark> marks = MarksFrom(cells[0]);
    const law::Outcome* outcome = law::FindOutcome(OutcomeOf(marks));
    REQUIRE(outcome != nullptr);
    CHECK(outcome->name == cells[1]);
    CHECK(ArticlesOf(marks) == cells[2]);
    CHECK(Joined(WithheldSentences(marks)) == cells[3]);
    for (const Mark& mark : marks) CHECK(CheckGround(mark.ground, mark.reason));
    ++rows;
  }
  CHECK(rows == 6);
}

TEST_CASE("each ground rests on an outcome of the law, and one that says nothing by its name wants a reason") {
  for (const Ground& ground : Grounds()) {
    CAPTURE(ground.id);
    CHECK(law::FindOutcome(ground.outcome) != nullptr);
    CHECK(FindGround(ground.id) == &ground);
    CHECK(CheckGround(ground.id, "").has_value() == !ground.needs_reason);
    CHECK(CheckGround(ground.id, "因为一件事"));
  }
  CHECK_FALSE(CheckGround("", "理由"));
  CHECK_FALSE(CheckGround("whim", "理由"));
  CHECK_FALSE(CheckGround("privacy", std::string(1000, 'a')));
}

TEST_CASE("a box is put inside its page; a slip of the hand is none") {
  const PageSize pages[] = {{595, 842}, {842, 595}};
  const auto box = FittingBox({700, 500, -5, 480}, 1, pages);
  REQUIRE(box);
  CHECK(*box == docread::Box{0, 480, 595, 500});
  CHECK_FALSE(FittingBox({10, 10, 11, 50}, 1, pages));
  CHECK_FALSE(FittingBox({600, 10, 700, 50}, 1, pages));
  CHECK(FittingBox({600, 10, 700, 50}, 2, pages));
  CHECK_FALSE(FittingBox({10, 10, 50, 50}, 3, pages));
  CHECK_FALSE(FittingBox({10, 10, 50, 50}, 0, pages));
  CHECK_FALSE(FittingBox({std::nan(""), 10, 50, 50}, 1, pages));
  CHECK_FALSE(FittingBox({0, 0, INFINITY, 50}, 1, pages));
}

TEST_CASE("layers and ways of marking keep their ids") {
  for (const Layer layer : Layers()) CHECK(LayerFrom(IdOf(layer)) == layer);
  for (const HowMarked how : {HowMarked::kDrawn, HowMarked::kText, HowMarked::kHit, HowMarked::kLike}) {
    CHECK(HowMarkedFrom(IdOf(how)) == how);
  }
  CHECK_FALSE(LayerFrom("all"));
  CHECK_FALSE(HowMarkedFrom(""));
}

Plan OneMark() {
  Plan plan{"sm3:original", "sm3:pages", MarksFrom("1 个人隐私"), {}};
  plan.marks[0].person = 7;
  return plan;
}

TEST_CASE("any change is another plan; the order of marks is none") {
  const Plan plan = OneMark();
  Plan other = plan;
  other.marks[0].number = 9;
  CHECK(DigestOf(other) == DigestOf(plan));
  other.marks[0].boxes[0].right += 1;
  CHECK(DigestOf(other) != DigestOf(plan));
  other = plan;
  other.marks[0].ground = "business_secret";
  CHECK(DigestOf(other) != DigestOf(plan));
  other = plan;
  other.stays.push_back({"枕溪镇", "地名", 7});
  CHECK(DigestOf(other) != DigestOf(plan));
  other = plan;
  other.original = "sm3:another";
  CHECK(DigestOf(other) != DigestOf(plan));
  Plan two = plan;
  two.marks.push_back(MarkFrom("2 商业秘密"));
  Plan turned = two;
  std::ranges::reverse(turned.marks);
  CHECK(DigestOf(turned) == DigestOf(two));
}

TEST_CASE("who has marked or works on it does not check it; who has added in the layer of the check does") {
  Plan plan = OneMark();
  constexpr std::int64_t kHandler = 7, kSecond = 8;
  CHECK_FALSE(MayCheck(plan, kHandler, kHandler));
  CHECK(MayCheck(plan, kSecond, kHandler));
  plan.marks.push_back(MarkFrom("2 个人隐私"));
  plan.marks.back().person = kSecond;
  CHECK_FALSE(MayCheck(plan, kSecond, kHandler));
  plan.marks.back().layer = Layer::kCheck;
  CHECK(MayCheck(plan, kSecond, kHandler));
  plan.marks.back().ground.clear();
  CHECK_FALSE(MayCheck(plan, kSecond, kHandler));
  CHECK_FALSE(MayCheck(Plan{}, kSecond, kHandler));
}

TEST_CASE("release is refused while anything is missing, open or changed") {
  const Plan plan = OneMark();
  const Check check{DigestOf(plan), 8};
  CHECK(InTheWay(plan, check, DigestOf(plan), 0).empty());
  CHECK(InTheWay(plan, std::nullopt, DigestOf(plan), 0).size() == 1);
  CHECK(InTheWay(plan, check, "", 0).size() == 1);
  CHECK(InTheWay(plan, check, DigestOf(plan), 2).size() == 1);
  Plan changed = plan;
  changed.marks[0].page = 2;
  CHECK(InTheWay(changed, check, DigestOf(plan), 0).size() == 2);
  CHECK_FALSE(InTheWay(Plan{}, std::nullopt, "", 0).empty());
}

}  // namespace
}  // namespace gongkai::redaction
