#include "redaction/residue.h"

#include <doctest/doctest.h>

#include "redaction/typed_page_test.h"

namespace gongkai::redaction {
namespace {

using docread::Box;
using docread::PageText;
using docread::Sight;
using Strings = std::vector<std::string>;

Mark Drawn(int page, Box box) {
  Mark mark;
  mark.page = page;
  mark.boxes = {box};
  mark.ground = "privacy";
  return mark;
}

Plan Marked(const std::vector<PageText>& pages, std::string_view words) {
  Plan plan;
  Mark like;
  like.how = HowMarked::kLike;
  like.ground = "privacy";
  plan.marks = MarksOver(pages, PlacesLike(pages, words), like);
  return plan;
}

ReleasedCopy CopyOf(std::vector<PageText> pages) {
  ReleasedCopy copy;
  copy.bytes = "%PDF-";
  copy.inspection.files.push_back({});
  copy.pages = std::move(pages);
  return copy;
}

std::vector<Left> LeftIn(const std::vector<Remainder>& remainders) {
  std::vector<Left> left;
  for (const Remainder& remainder : remainders) {
    CHECK_FALSE(remainder.sentence.empty());
    left.push_back(remainder.left);
  }
  return left;
}
using Lefts = std::vector<Left>;

const std::vector<PageText> kPages = {Typed(1, {"姓名：周晚照，男", "住址：枕溪镇"}), Typed(2, {"周晚照的补助1200元"})};
/// Of page 1 the first line, of both pages the name.
const std::vector<PageText> kRedacted = {Typed(1, {"姓名：", "住址：枕溪镇"}), Typed(2, {"", "的补助1200元"})};

TEST_CASE("of chosen text the whole is withheld, of a drawn box its words, but for labels") {
  CHECK(WithheldWords(kPages, Marked(kPages, "周晚照").marks) == Strings{"周晚照"});
  CHECK(WithheldWords(kPages, std::vector<Mark>{Drawn(1, {0, 15, 595, 32})}) == Strings{"周晚照"});
  CHECK(WithheldWords(kPages, std::vector<Mark>{Drawn(1, {300, 300, 400, 400})}).empty());
  CHECK(WithheldWords(kPages, std::vector<Mark>{Drawn(9, {0, 0, 595, 842})}).empty());
}

Strings WithheldOf(const std::string& line) {
  return WithheldWords(std::vector<PageText>{Typed(1, {line})}, std::vector<Mark>{Drawn(1, {0, 15, 595, 32})});
}

TEST_CASE("a name that is written apart and an amount with marks between its thousands are withheld as one word") {
  CHECK(WithheldOf("张　三") == Strings{"张三"});
  CHECK(WithheldOf("张 三 丰") == Strings{"张三丰"});
  CHECK(WithheldOf("86,500") == Strings{"86500"});
  CHECK(WithheldOf("1,234,567.00") == Strings{"1234567.00", "1234567"});
  CHECK(WithheldOf("补偿86,500元") == Strings{"补偿86500元", "86500"});
  CHECK(WithheldOf("Li Na") == Strings{"lina"});
  CHECK(WithheldOf("姓　名 3 元") == Strings{});
  CHECK(WithheldOf("姓名：张　三，男") == Strings{"张三"});
  CHECK(WithheldOf("2026年5月") == Strings{"2026年5月"});
  CHECK(WithheldOf("张　三 45") == Strings{"张三"});
  CHECK(WithheldOf("张　三 男") == Strings{"张三男", "三男", "张三"});
  CHECK(WithheldOf("元\t户") == Strings{});
  CHECK(WithheldOf("3.5") == Strings{});
}

TEST_CASE("an amount in a column of amounts is found, whatever digit follows it in the next row or cell") {
  const std::vector<PageText> pages = {
      Typed(1, {"补偿86,500元", "1\t张三\t86,500", "2\t李四\t12,300"}),
      Typed(2, {"86,500\t3", "共86500", "5户"}),
  };
  for (const char* words : {"86,500", "86500", "86，500"}) {
    CAPTURE(words);
    CHECK(PlacesLike(pages, words, 100).size() == 4);
  }
  CHECK(PlacesLike(pages, "86,5", 100).size() == 3);  // a part of it that was chosen as it stands
  Plan plan;
  plan.marks = {Drawn(1, {0, 15, 595, 32})};
  const std::vector<Remainder> left = RepeatedNow(plan, pages);
  REQUIRE(left.size() == 1);
  CHECK(left.front().words == "86500");
  CHECK(left.front().places.size() == 3);
}

TEST_CASE("an amount marked wherever it stands is one mark with the mark between its thousands, and one word") {
  const std::vector<PageText> pages = {Typed(1, {"补偿86,500元", "共500户"})};
  const Plan plan = Marked(pages, "86500");
  REQUIRE(plan.marks.size() == 1);
  CHECK(WithheldWords(pages, plan.marks) == Strings{"86500"});
  CHECK(RepeatedNow(plan, pages).empty());
}

TEST_CASE("what was withheld is found again however it is written: apart or not, with marks between thousands or not") {
  const auto left = [](const std::string& under, const std::string& elsewhere) {
    const std::vector<PageText> pages = {Typed(1, {under, "复核意见：" + elsewhere + "，情况属实。"})};
    Plan plan;
    plan.marks = {Drawn(1, {0, 15, 595, 32})};
    return RepeatedNow(plan, pages).size();
  };
  CHECK(left("张　三", "张三已领86500元") == 1);
  CHECK(left("张三", "张　三已领") == 1);
  CHECK(left("86,500", "已领86500元") == 1);
  CHECK(left("86500", "已领 86,500 元") == 1);
  CHECK(left("86，500元", "又给86500") == 1);
  CHECK(left("Li Na", "again LiNa") == 1);
  CHECK(left("86,500", "已领186元，第500号") == 0);
  CHECK(left("1234", "第1,2,3,4页") == 0);
}

TEST_CASE("a copy in which nothing is left has nothing to tell") {
  const Plan plan = Marked(kPages, "周晚照");
  CHECK(FindRemainders(plan, kPages, CopyOf(kRedacted)).empty());
}

TEST_CASE("words that stand elsewhere are told with their places, and may stay by a person's word alone") {
  Plan plan;
  plan.marks = {Drawn(1, {0, 15, 595, 32})};
  const std::vector<Remainder> now = RepeatedNow(plan, kPages);
  REQUIRE(now.size() == 1);
  CHECK(now[0].left == Left::kRepeated);
  CHECK(now[0].words == "周晚照");
  CHECK(now[0].pages == std::vector<int>{2});
  REQUIRE(now[0].places.size() == 1);
  CHECK(now[0].sentence.find("周晚照") == std::string::npos);
  const std::vector<Remainder> left = FindRemainders(plan, kPages, CopyOf({Typed(1, {"", "住址：枕溪镇"}), kPages[1]}));
  REQUIRE(LeftIn(left) == Lefts{Left::kRepeated});
  CHECK(left[0].places == now[0].places);
  CHECK(CountOpen(left, {}) == 1);
  CHECK(CountOpen(left, std::vector<Plan::Stays>{{"周晚照", "", 1}}) == 1);
  CHECK(CountOpen(left, std::vector<Plan::Stays>{{"周晚照", "是公开的领导姓名", 1}}) == 0);
}

TEST_CASE("more words than can be looked for are told, and nobody may let that stand") {
  constexpr int kWords = 5'001, kOnPage = 100;
  std::vector<PageText> pages;
  Plan plan;
  for (int page = 1; (page - 1) * kOnPage < kWords; ++page) {
    Strings lines;
    for (int line = 0; line < kOnPage && (page - 1) * kOnPage + line < kWords; ++line) {
      lines.push_back("号" + std::to_string(100'000 + (page - 1) * kOnPage + line));
      plan.marks.push_back(Drawn(page, {0, 20 + 16.0 * line, 595, 30 + 16.0 * line}));
      plan.marks.back().how = HowMarked::kText;
    }
    pages.push_back(Typed(page, lines));
  }
  const std::vector<Remainder> now = RepeatedNow(plan, pages);
  REQUIRE(LeftIn(now) == Lefts{Left::kUnread});
  CHECK(CountOpen(now, std::vector<Plan::Stays>{{"", "没有关系", 1}}) == 1);
}

TEST_CASE("text or more than one colour under a box is a fault that nobody may let stand") {
  const Plan plan = Marked(kPages, "周晚照");
  ReleasedCopy copy = CopyOf(kRedacted);
  copy.uneven.emplace_back(1, Box{50, 20, 80, 30});
  CHECK(LeftIn(FindRemainders(plan, kPages, copy)) == Lefts{Left::kUnderBox});
  copy = CopyOf({Typed(1, {"姓名：李四五，男"}), kRedacted[1]});
  const std::vector<Remainder> left = FindRemainders(plan, kPages, copy);
  REQUIRE(LeftIn(left) == Lefts{Left::kUnderBox});
  CHECK(left[0].pages == std::vector<int>{1});
  CHECK(CountOpen(left, std::vector<Plan::Stays>{{"", "没有关系", 1}}) == 1);
}

TEST_CASE("hidden parts, metadata, words in the bytes, pages that are missing: each is told") {
  const Plan plan = Marked(kPages, "周晚照");
  ReleasedCopy copy = CopyOf(kRedacted);
  const std::string bytes = "%PDF- 周晚照";
  copy.bytes = bytes;
  copy.inspection.pieces = {{.sight = Sight::kShown, .text = "住址"},
                            {.sight = Sight::kComment, .text = "此处已遮", .page = 1},
                            {.sight = Sight::kProperty, .text = "沈岚"}};
  CHECK(LeftIn(FindRemainders(plan, kPages, copy)) == Lefts{Left::kHiddenPart, Left::kProperty, Left::kInBytes});
  const std::string wide("%PDF- \x54\x68\x66\x5A\x71\x67", 12);
  copy = CopyOf(kRedacted);
  copy.bytes = wide;
  CHECK(LeftIn(FindRemainders(plan, kPages, copy)) == Lefts{Left::kInBytes});
  copy = CopyOf({kRedacted[0]});
  CHECK(LeftIn(FindRemainders(plan, kPages, copy)) == Lefts{Left::kUnread});
  copy = CopyOf(kRedacted);
  copy.inspection.obstacle = docread::Obstacle::kTooSlow;
  copy.inspection.obstacle_message = "没有检查完。";
  CHECK(LeftIn(FindRemainders(plan, kPages, copy)) == Lefts{Left::kUnread});
}

/// What is told of a copy without anything on its pages, but with these bytes in the file.
Lefts LeftInBytes(const Plan& plan, const std::vector<PageText>& pages, const std::string& bytes) {
  ReleasedCopy copy = CopyOf(std::vector<PageText>(pages.size(), Typed(1, {})));
  copy.bytes = bytes;
  return LeftIn(FindRemainders(plan, pages, copy));
}

TEST_CASE("a rare name that a program left in the file is found, its characters being of two units") {
  const std::vector<PageText> pages = {Typed(1, {"经办：王𫖮，女"})};
  const Plan plan = Marked(pages, "王𫖮");
  REQUIRE(WithheldWords(pages, plan.marks) == Strings{"王𫖮"});
  CHECK(LeftInBytes(plan, pages, "%PDF- /Author <王𫖮>") == Lefts{Left::kInBytes});
  CHECK(LeftInBytes(plan, pages, "%PDF- \xFE\xFF\x73\x8B\xD8\x6D\xDD\xAE") == Lefts{Left::kInBytes});
  CHECK(LeftInBytes(plan, pages, "%PDF- \xFF\xFE\x8B\x73\x6D\xD8\xAE\xDD") == Lefts{Left::kInBytes});
  CHECK(LeftInBytes(plan, pages, "%PDF- /Author <王某>").empty());
}

TEST_CASE("a word that runs over the end of a line is found as one writes it in one") {
  const std::vector<PageText> pages = {Typed(1, {"住址：周晚", "照家Jia", "Wei"})};
  Plan plan;
  plan.marks = {Drawn(1, {50, 20, 70, 30})};
  plan.marks[0].how = HowMarked::kText;
  plan.marks[0].boxes.push_back({20, 36, 30, 46});
  REQUIRE(WithheldWords(pages, plan.marks) == Strings{"周晚照"});
  CHECK(LeftInBytes(plan, pages, "%PDF- /Title (周晚照)") == Lefts{Left::kInBytes});
  CHECK(LeftInBytes(plan, pages, "%PDF- /Title (周晚\n照)") == Lefts{Left::kInBytes});
  CHECK(LeftInBytes(plan, pages, "%PDF- /Title (周晚)").empty());
  plan.marks[0].boxes = {{40, 36, 70, 46}, {20, 52, 50, 62}};
  REQUIRE(WithheldWords(pages, plan.marks) == Strings{"jiawei"});
  for (const char* written : {"JiaWei", "Jia Wei"}) {
    CAPTURE(written);
    CHECK(LeftInBytes(plan, pages, std::string("%PDF- /Author ") + written) == Lefts{Left::kInBytes});
  }
}

TEST_CASE("of words that are written in two ways each is looked for, and the word is told once") {
  const std::vector<PageText> pages = {Typed(1, {"张伟之，男", "和張偉之同住"})};
  const Plan plan = Marked(pages, "张伟之");
  REQUIRE(WithheldWords(pages, plan.marks) == Strings{"张伟之"});
  for (const char* written : {"张伟之", "張偉之", "张伟之 張偉之"}) {
    CAPTURE(written);
    CHECK(LeftInBytes(plan, pages, std::string("%PDF- ") + written) == Lefts{Left::kInBytes});
  }
}

}  // namespace
}  // namespace gongkai::redaction
