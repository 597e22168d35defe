#include "redaction/working_text.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <random>

#include "redaction/typed_page_test.h"

namespace gongkai::redaction {
namespace {

using docread::Box;
using docread::PageText;

std::vector<std::string> Found(const std::vector<PageText>& pages, std::string_view words) {
  std::vector<std::string> found;
  for (const TextRange& range : PlacesLike(pages, words)) {
    const PageText& page = pages[static_cast<std::size_t>(range.page) - 1];
    found.push_back(std::to_string(range.page) + "=" + WordsAt(page, range.offset, range.length));
  }
  return found;
}
using Strings = std::vector<std::string>;

TEST_CASE("all places like one are found: on other pages, over a line end, with blanks, in another width or case") {
  const std::vector<PageText> pages = {
      Typed(1, {"补助对象周晚照，已经", "公示。周 晚照家庭困难，周晚", "照的住址是枕溪镇"}),
      Typed(2, {"证号AB12cd和ＡＢ１２ＣＤ", "没有别人"})};
  CHECK(Found(pages, "周晚照") == Strings{"1=周晚照", "1=周 晚照", "1=周晚\n照"});
  CHECK(Found(pages, "ab12CD") == Strings{"2=AB12cd", "2=ＡＢ１２ＣＤ"});
  CHECK(Found(pages, "沈岚").empty());
  CHECK(Found(pages, "周").empty());
  CHECK(Found(pages, "").empty());
  CHECK(PlacesLike(pages, "周晚照", 2).size() == 2);
}

TEST_CASE("down a column, a word that is cut within a cell is found") {
  const std::vector<PageText> pages = {Typed(1, {"一\t欧阳\t1200", " \t晚照\t", "二\t沈岚\t900"})};
  CHECK(Found(pages, "欧阳晚照") == Strings{"1=欧阳", "1=晚照"});
  CHECK(Found(pages, "晚照沈岚").empty() == false);  // the cell below: told once too often rather than once too little
}

TEST_CASE("a text over several lines is as many boxes, and the boxes take away just that text") {
  const PageText page = Typed(1, {"补助对象周晚照", "住在枕溪镇\t已公示"});
  const std::size_t from = page.text.find("周"), to = page.text.find("\t已") + 1 + std::string("已").size();
  const std::vector<Box> boxes = BoxesOf(page, from, to - from);
  REQUIRE(boxes.size() == 3);
  CHECK(boxes[0] == Box{60, 20, 90, 30});
  CHECK(boxes[1] == Box{20, 36, 70, 46});
  CHECK(TextUnder(page, boxes) == "周晚照\n住在枕溪镇\t已");
  CHECK(TextUnder(page, std::vector<Box>{{0, 0, 595, 30}}) == "补助对象周晚照");
  CHECK(TextUnder(page, {}).empty());
  CHECK(BoxesOf(page, 1'000, 5).empty());
}

TEST_CASE("what is folded alike is alike") {
  CHECK(Folded(" 周\n晚照 ") == "周晚照");
  CHECK(Folded("ＡＢ１２") == "ab12");
  CHECK(Folded("總計") == Folded("总计"));
}

TEST_CASE("lines that run on are one paragraph for screening, rows of cells are not; hits are found again") {
  const std::vector<PageText> pages = {
      Typed(1, {"身份证号码为3309981980", "03041234的居民", "姓名\t金额", "周晚照\t1200"})};
  const ScreenedPages screened = ToScreen(pages, "文件");
  REQUIRE(screened.parts.size() == 1);
  CHECK(screened.parts[0].key == "pages");
  REQUIRE(screened.parts[0].pieces.size() == 3);
  CHECK(screened.parts[0].pieces[0].text == "身份证号码为330998198003041234的居民");
  CHECK(screened.parts[0].pieces[1].text == "姓名\t金额");
  CHECK(screened.parts[0].pieces[0].where == "第 1 页");
  screening::Hit hit;
  hit.rule = "P-IDCARD";
  hit.offset = std::string("身份证号码为").size();
  hit.length = 18;
  const std::vector<TextRange> ranges = screened.RangesOf(hit);
  REQUIRE(ranges.size() == 2);
  CHECK(WordsAt(pages[0], ranges[0].offset, ranges[0].length) == "3309981980");
  CHECK(WordsAt(pages[0], ranges[1].offset, ranges[1].length) == "03041234");
  CHECK(SuggestedGround(hit) == "privacy");
  Mark like;
  like.ground = "privacy";
  like.how = HowMarked::kHit;
  const std::vector<Mark> marks = MarksOver(pages, ranges, like);
  REQUIRE(marks.size() == 1);
  CHECK(marks[0].boxes.size() == 2);
  CHECK(marks[0].ground == "privacy");
  hit.part = 1;
  CHECK(screened.RangesOf(hit).empty());
}

TEST_CASE("no rule of wording suggests a ground") {
  screening::Hit hit;
  for (const char* rule : {"W-WRONG", "N-ORGAN", "H-COMMENT", "S-TERM"}) {
    hit.rule = rule;
    CHECK(SuggestedGround(hit).empty());
  }
  hit.rule = "S-MARK";
  CHECK(SuggestedGround(hit) == "state_secret");
}

TEST_CASE("places apart from one another are marks of their own") {
  const std::vector<PageText> pages = {Typed(1, {"周晚照和周晚照"}), Typed(2, {"周晚照"})};
  CHECK(MarksOver(pages, PlacesLike(pages, "周晚照"), {}).size() == 3);
}

TEST_CASE("pages are kept as bytes and read again; spoiled bytes are none") {
  const std::vector<PageText> pages = {Typed(1, {"补助对象周晚照", "一\t二"}), Typed(2, {})};
  const std::string bytes = ToBytes(pages);
  const std::vector<PageText> read = FromBytes(bytes);
  REQUIRE(read.size() == 2);
  CHECK(read[0].text == pages[0].text);
  REQUIRE(read[0].glyphs.size() == pages[0].glyphs.size());
  CHECK(read[0].glyphs.back().box == pages[0].glyphs.back().box);
  CHECK(read[1].width == 595);
  for (std::size_t size = 0; size < bytes.size(); ++size) CHECK(FromBytes(bytes.substr(0, size)).empty());
  CHECK(FromBytes(bytes + "x").empty());
  CHECK(FromBytes("").empty());
}

TEST_CASE("whatever byte is changed, nothing is read beyond its end") {
  const std::string bytes = ToBytes(std::vector<PageText>{Typed(1, {"补助对象周晚照", "一\t二"})});
  std::mt19937 random(9);
  for (int round = 0; round < 5'000; ++round) {
    std::string spoiled = bytes;
    spoiled[random() % spoiled.size()] = static_cast<char>(random());
    for (const PageText& page : FromBytes(spoiled)) {
      for (const docread::PageGlyph& glyph : page.glyphs) REQUIRE(glyph.offset + glyph.length <= page.text.size());
    }
  }
}

/// The characters of a page in their order, those that boxes hold as '#'.
std::string Redacted(const PageText& page, const std::vector<Box>& boxes) {
  std::string kept;
  for (const docread::PageGlyph& glyph : page.glyphs) {
    const bool is_held = std::any_of(boxes.begin(), boxes.end(), [&](const Box& box) {
      return glyph.box.left >= box.left && glyph.box.right <= box.right && glyph.box.top >= box.top &&
             glyph.box.bottom <= box.bottom;
    });
    kept += is_held ? '#' : page.text[glyph.offset];
  }
  return kept;
}

TEST_CASE("what is marked by its words is gone under its boxes, wherever it stands; nothing else is") {
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    std::vector<std::string> lines(random() % 6 + 1);
    for (std::string& line : lines) {
      for (auto left = random() % 20; left > 0; --left) line += " abcabc"[random() % 7];
    }
    const std::vector<PageText> pages = {Typed(1, lines)};
    std::vector<Box> boxes;
    for (const Mark& mark : MarksOver(pages, PlacesLike(pages, "abc"), {})) {
      boxes.insert(boxes.end(), mark.boxes.begin(), mark.boxes.end());
    }
    const std::string before = Redacted(pages[0], {}), after = Redacted(pages[0], boxes);
    REQUIRE(after.find("abc") == std::string::npos);
    std::string expected = before;
    for (std::size_t at = expected.find("abc"); at != std::string::npos; at = expected.find("abc")) {
      expected.replace(at, 3, "###");
    }
    REQUIRE(after == expected);
  }
}

TEST_CASE("pages without a character are told by number, wherever they stand between others") {
  CHECK(PagesWithoutText(std::vector{Typed(1, {"Name"}), Typed(2, {}), Typed(3, {"a"}), Typed(4, {""})}) ==
        std::vector{2, 4});
  CHECK(PagesWithoutText({}).empty());
}

}  // namespace
}  // namespace gongkai::redaction
