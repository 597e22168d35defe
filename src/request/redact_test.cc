// The rules of a partial release: when what may be done, what is typed, what the letter and the outcome come to.
#include "request/redact.h"

#include <doctest/doctest.h>

namespace gongkai::request {
namespace {

using redaction::Layer;
using redaction::Mark;
using redaction::PageSize;

const std::vector<PageSize> kPages = {{600, 800}, {800, 600}};

Redaction In(RedactState state) {
  Redaction redaction;
  redaction.state = state;
  return redaction;
}

Mark Of(std::string ground, std::string reason = "当事人的身份证号码") {
  Mark mark;
  mark.page = 1;
  mark.boxes = {{10, 10, 60, 20}};
  mark.ground = std::move(ground);
  mark.reason = std::move(reason);
  return mark;
}

TEST_CASE("Whose layer is marked when: the check adds to what was handed in, everybody else before") {
  for (const Layer layer : redaction::Layers()) {
    const bool is_check = layer == Layer::kCheck;
    CHECK(MayMark(In(RedactState::kDrawing), layer).has_value() == !is_check);
    CHECK(MayMark(In(RedactState::kChecking), layer).has_value() == is_check);
    for (const RedactState state : {RedactState::kPreparing, RedactState::kFailed, RedactState::kBurning,
                                    RedactState::kReleased, RedactState::kDropped}) {
      CHECK_FALSE(MayMark(In(state), layer));
    }
  }
}

TEST_CASE("Areas are typed in percent of their page; whatever else is typed is told with its line") {
  const auto boxes = BoxesFrom("10 20 45 23\n\n 10%,50%,20%,60% \n", 1, kPages);
  REQUIRE(boxes);
  REQUIRE(boxes->size() == 2);
  CHECK(boxes->front() == docread::Box{60, 160, 270, 184});
  CHECK(boxes->back() == docread::Box{60, 400, 120, 480});
  for (const char* bad : {"", " \n ", "10 20 30", "1 2 3 4 5", "abc", "10 20 45 23; DROP", "nan nan nan nan",
                          "1e9 1 2 3", "10 20 10 20", "150 150 160 160"}) {
    CAPTURE(bad);
    const auto refused = BoxesFrom(bad, 1, kPages);
    REQUIRE_FALSE(refused);
    CHECK(refused.errors().front().field == "areas");
  }
  CHECK_FALSE(BoxesFrom("10 20 45 23", 3, kPages));
  CHECK_FALSE(BoxesFrom("10 20 45 23", 0, kPages));
  std::string many;
  for (int i = 0; i < 41; ++i) many += "10 20 45 23\n";
  CHECK_FALSE(BoxesFrom(many, 1, kPages));
}

TEST_CASE("What is kept of boxes and pages is what is read again") {
  const std::vector<docread::Box> boxes = {{1.25, 2, 3.5, 4.75}, {0, 0, 600, 800}};
  CHECK(ToText(boxes) == "125 200 350 475;0 0 60000 80000");
  CHECK(BoxesOfText(ToText(boxes)) == boxes);
  CHECK(BoxesOfText("").empty());
  CHECK(BoxesOfText("1 2 3;x").empty());
  const auto sizes = SizesOfText(ToText(kPages));
  REQUIRE(sizes.size() == 2);
  CHECK(sizes[1].width == 800);
}

TEST_CASE("Long work of which nothing is heard is lost, other states are not") {
  Redaction redaction = In(RedactState::kBurning);
  CHECK_FALSE(IsLost(redaction, redaction.changed_at + kWorkIsLost));
  CHECK(IsLost(redaction, redaction.changed_at + kWorkIsLost + std::chrono::seconds(1)));
  redaction.state = RedactState::kDrawing;
  CHECK_FALSE(IsLost(redaction, redaction.changed_at + kWorkIsLost * 10));
}

TEST_CASE("What a copy asks of the decision (第三十七条): in part, and as a refusal where something was refused") {
  const std::vector<Mark> refused = {Of("privacy")}, none = {Of("not_information")};
  CHECK(AgainstOutcome("partly_refused", refused).empty());
  CHECK(AgainstOutcome("partly_refused", none).empty());
  CHECK(AgainstOutcome("partly_no_information", none).empty());
  CHECK_FALSE(AgainstOutcome("partly_no_information", refused).empty());
  CHECK_FALSE(AgainstOutcome("released", refused).empty());
  CHECK_FALSE(AgainstOutcome("released", none).empty());
  CHECK(AgainstOutcome("released", {}).empty());
}

TEST_CASE("The letter tells the file, the place, the reason and the article") {
  const std::vector<Mark> marks = {Of("privacy")};
  const std::string lines = WithheldLines("补助名单（部分公开）", marks);
  CHECK(lines.starts_with("《补助名单（部分公开）》\n"));
  CHECK(lines.find("第 1 页") != std::string::npos);
  CHECK(lines.find("第十五条") != std::string::npos);
  CHECK(lines.find("当事人的身份证号码") != std::string::npos);
}

TEST_CASE("A copy has the name of its file, as a PDF") {
  CHECK(NameOfCopy("名单.xlsx") == "名单（部分公开）.pdf");
  CHECK(NameOfCopy("没有结尾") == "没有结尾（部分公开）.pdf");
  CHECK(NameOfCopy(".x") == ".x（部分公开）.pdf");
}

TEST_CASE("States have one id each, by which they are read again") {
  for (const RedactState state :
       {RedactState::kPreparing, RedactState::kFailed, RedactState::kDrawing, RedactState::kChecking,
        RedactState::kBurning, RedactState::kReleased, RedactState::kDropped}) {
    CHECK(RedactStateFrom(IdOf(state)) == state);
    CHECK_FALSE(NameOf(state).empty());
  }
  CHECK_FALSE(RedactStateFrom("drawn"));
}

}  // namespace
}  // namespace gongkai::request
