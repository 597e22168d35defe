// Pages are built by hand here: a word is put at a place, eight points high and as wide as its characters are.
#include "docread/pdf_layout.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"

namespace gongkai::docread {
namespace {

constexpr double kSize = 10;

class PageMaker {
 public:
  PageMaker() {
    page_.number = 1;
    page_.width = 600;
    page_.height = 800;
  }
  /// Chinese characters are one em wide, others half an em.
  PageMaker& Put(double left, double top, std::string text, int mark = 0) {
    double width = 0;
    for (const char32_t c : FromUtf8(text)) width += c < 0x1100 ? kSize / 2 : kSize;
    const int from = drawn_;
    drawn_ += static_cast<int>(Utf8Length(text));
    page_.words.push_back({{left, top, left + width, top + kSize}, kSize, 0, mark, from, drawn_, std::move(text)});
    return *this;
  }
  /// A blank is drawn before the next word.
  PageMaker& Blank() {
    ++drawn_;
    return *this;
  }
  PageMaker& Upright(double x, double top, double bottom) {
    page_.rulings.push_back({x, top, x, bottom});
    return *this;
  }
  PageMaker& Level(double y, double left, double right) {
    page_.rulings.push_back({left, y, right, y});
    return *this;
  }
  PageMaker& Number(int number) {
    page_.number = number;
    return *this;
  }
  PdfPage Page() const { return page_; }
  Document LayOut() const { return LayOutPages({page_}, {}); }

 private:
  PdfPage page_;
  int drawn_ = 0;
};

/// Paragraphs as they are; a table in brackets, its rows apart by " / ", its cells by "|".
std::string Shape(const Document& document) {
  std::string shape;
  for (const Block& block : document.blocks) {
    if (!shape.empty()) shape += "\n";
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      shape += paragraph->text;
      continue;
    }
    shape += "[";
    bool first_row = true;
    for (const Row& row : std::get<Table>(block).rows) {
      if (!std::exchange(first_row, false)) shape += " / ";
      for (std::size_t i = 0; i < row.cells.size(); ++i) shape += (i ? "|" : "") + row.cells[i].text;
    }
    shape += "]";
  }
  return shape;
}

TEST_CASE("a line of prose is a paragraph, however its words were cut") {
  CHECK(
      Shape(
          PageMaker().Put(50, 100, "全年公开").Put(90, 100, "信息").Put(110, 101, "12").Put(122, 100, "条").LayOut()) ==
      "全年公开信息12条");
}

TEST_CASE("characters spread over a cell join, and a blank that was drawn stays") {
  CHECK(Shape(PageMaker().Put(50, 100, "结").Put(69, 100, "果").LayOut()) == "结果");
  CHECK(Shape(PageMaker().Put(50, 100, "法人或").Blank().Put(85, 100, "其他组织").LayOut()) == "法人或 其他组织");
}

TEST_CASE("figures of neighbouring columns never merge, however narrow the gap") {
  CHECK(Shape(PageMaker().Put(50, 100, "6224").Put(71.5, 100, "27263").LayOut()) == "[6224|27263]");
  CHECK(Shape(PageMaker().Put(50, 100, "1,204").Put(77, 100, "-3").LayOut()) == "[1,204|-3]");
}

TEST_CASE("one figure that was drawn in pieces stays one") {
  CHECK(Shape(PageMaker().Put(50, 100, "62").Put(60.4, 100, "24").LayOut()) == "6224");
  CHECK(Shape(PageMaker().Put(50, 100, "8").Put(90, 100, "736.", 1).Put(112, 100, "0257", 1).LayOut()) ==
        "[8|736.0257]");
}

TEST_CASE("a figure that goes on in the line below is one, if the marks or the ruled lines say so") {
  const auto page = [](int mark) {
    return PageMaker().Put(50, 100, "其他").Put(120, 100, "54").Put(200, 94, "728", mark).Put(205, 106, "7", mark);
  };
  CHECK(Shape(page(3).LayOut()) == "[其他|54|7287]");
  CHECK(Shape(PageMaker(page(0)).Level(90, 40, 300).Level(120, 40, 300).LayOut()) == "[其他|54|7287]");
  // Without a sign they stay apart: they may as well be two rows.
  CHECK(Shape(page(0).LayOut()).find("7287") == std::string::npos);
  CHECK(Shape(PageMaker(page(0)).Level(90, 40, 300).Level(105, 40, 300).Level(120, 40, 300).LayOut()).find("7287") ==
        std::string::npos);
}

TEST_CASE("headings of neighbouring columns are told apart by the document's marks") {
  CHECK(Shape(PageMaker().Put(50, 100, "社会公益", 1).Put(91.7, 100, "法律服务", 2).LayOut()) == "[社会公益|法律服务]");
  CHECK(Shape(PageMaker().Put(50, 100, "由镇办公室", 1).Put(100, 100, "汇总", 2).LayOut()) == "由镇办公室汇总");
  CHECK(Shape(PageMaker().Put(50, 100, "总", 4).Put(80, 100, "计", 4).LayOut()) == "总计");
}

TEST_CASE("a ruled line between two words is the border of a cell") {
  const auto page = PageMaker().Put(50, 100, "其他").Put(72, 100, "总计");
  CHECK(Shape(page.LayOut()) == "其他总计");
  CHECK(Shape(PageMaker(page).Upright(71, 90, 120).LayOut()) == "[其他|总计]");
  CHECK(Shape(PageMaker(page).Upright(71, 150, 180).LayOut()) == "其他总计");
}

TEST_CASE("a raised note joins its line; the lines of a tight cell stay apart") {
  PdfPage page = PageMaker().Put(50, 100, "人数").Put(70, 98, "1").Page();
  page.words[1].box.bottom = 103.5;
  page.words[1].size = 5;
  CHECK(Shape(LayOutPages({page}, {})) == "人数1");
  CHECK(Shape(PageMaker().Put(50, 100, "部分").Put(200, 106, "0").Put(250, 106, "1").Put(50, 111, "公开").LayOut()) ==
        "[部分 / 0|1 / 公开]");
}

TEST_CASE("words drawn twice for boldness count once") {
  CHECK(Shape(PageMaker().Put(50, 100, "总计").Put(50.3, 100, "总计").LayOut()) == "总计");
}

TEST_CASE("everything in a frame that holds columns is the table; prose around it is not") {
  const Document document = PageMaker()
                                .Upright(40, 130, 200)
                                .Upright(300, 130, 200)
                                .Put(50, 100, "二、情况")
                                .Put(120, 140, "第一项")
                                .Put(50, 160, "规章")
                                .Put(250, 160, "0")
                                .Put(50, 180, "共一件")
                                .Put(50, 230, "三、其他")
                                .LayOut();
  CHECK(Shape(document) == "二、情况\n[第一项 / 规章|0 / 共一件]\n三、其他");
}

TEST_CASE("a frame around prose alone is an ornament") {
  CHECK(
      Shape(
          PageMaker().Upright(40, 90, 200).Upright(300, 90, 200).Put(50, 100, "公告").Put(50, 120, "全文").LayOut()) ==
      "公告\n全文");
}

TEST_CASE("two frames are two tables") {
  CHECK(Shape(PageMaker()
                  .Upright(40, 90, 115)
                  .Upright(300, 90, 115)
                  .Upright(40, 130, 160)
                  .Upright(300, 130, 160)
                  .Put(50, 100, "甲")
                  .Put(200, 100, "1")
                  .Put(50, 140, "乙")
                  .Put(150, 140, "2")
                  .LayOut()) == "[甲|1]\n[乙|2]");
}

TEST_CASE("without ruled lines, a wrapped label stays in the table and a numbered heading does not") {
  CHECK(Shape(PageMaker()
                  .Put(50, 100, "本年新收")
                  .Put(200, 100, "3")
                  .Put(50, 115, "数量")
                  .Put(50, 130, "三、收到和处理申请情况")
                  .Put(50, 145, "上年结转")
                  .Put(200, 145, "0")
                  .LayOut()) == "[本年新收|3 / 数量]\n三、收到和处理申请情况\n[上年结转|0]");
}

TEST_CASE("a label that a page break cuts goes on in the table of the next page") {
  const PdfPage first = PageMaker().Put(50, 700, "行政机").Put(200, 700, "5").Page();
  const PdfPage second = PageMaker().Number(2).Put(50, 100, "关确认").Put(50, 300, "完").Page();
  CHECK(Shape(LayOutPages({first, second}, {})) == "[行政机|5]\n[关确认]\n完");
}

TEST_CASE("page numbers and running heads leave the blocks and stay in the lines") {
  std::vector<PdfPage> pages;
  for (int i = 1; i <= 3; ++i) {
    pages.push_back(PageMaker()
                        .Number(i)
                        .Put(250, 30, "青禾镇年度报告")
                        .Put(50, 100, "第" + std::to_string(i * i) + "段")
                        .Put(300, 770, "- " + std::to_string(i) + " -")
                        .Page());
  }
  const Document document = LayOutPages(pages, {});
  CHECK(Shape(document) == "第1段\n第4段\n第9段");
  CHECK(document.lines.size() == 9);
}

TEST_CASE("a bare number at the foot is a page number only when it runs with the pages") {
  const auto page = [](int number, const char* foot) {
    return PageMaker().Number(number).Put(50, 100, "文").Put(300, 770, foot).Page();
  };
  CHECK(Shape(LayOutPages({page(1, "7"), page(2, "8"), page(3, "9")}, {})) == "文\n文\n文");
  CHECK(Shape(LayOutPages({page(1, "7"), page(2, "3")}, {})) == "文\n7\n文\n3");
  CHECK(Shape(LayOutPages({page(1, "0")}, {})) == "文\n0");
}

TEST_CASE("a sideways page reads like an upright one") {
  PdfPage page = PageMaker().Page();
  // Read from the bottom up: the first word stands lowest, the second row to the right of the first.
  page.words.push_back({{100, 640, 110, 700}, kSize, 3, 0, 0, 6, "行政许可情况"});
  page.words.push_back({{100, 500, 110, 505}, kSize, 3, 0, 6, 7, "8"});
  page.words.push_back({{120, 660, 130, 700}, kSize, 3, 0, 7, 11, "行政处罚"});
  page.words.push_back({{120, 500, 130, 505}, kSize, 3, 0, 11, 12, "2"});
  CHECK(Shape(LayOutPages({page}, {})) == "[行政许可情况|8 / 行政处罚|2]");
}

TEST_CASE("a cell knows its place in its line, its page and its box") {
  const Document document = PageMaker().Number(4).Put(50, 100, "規章").Put(150, 100, "12").Put(250, 100, "⽂").LayOut();
  const auto& cell = std::get<Table>(document.blocks.at(0)).rows.at(0).cells.at(1);
  CHECK(cell.text == "12");
  CHECK(cell.left == 150);
  CHECK(cell.right == 160);
  CHECK(cell.place.line == 1);
  CHECK(cell.place.page == 4);
  CHECK(cell.place.box == Box{150, 100, 160, 110});
  const std::u32string line = FromUtf8(document.lines.at(0));
  CHECK(line.substr(static_cast<std::size_t>(cell.place.column), static_cast<std::size_t>(cell.place.length)) == U"12");
  CHECK(document.lines.at(0).ends_with("⽂"));  // a Kangxi radical stays what it is
}

TEST_CASE("more cells than are allowed is an obstacle, not half a document") {
  PageMaker page;
  for (int i = 0; i < 30; ++i) page.Put(50 + i * 15, 100, "1");
  const Document document = LayOutPages({page.Page()}, {.cells = 20});
  CHECK(document.obstacle == Obstacle::kTooLarge);
  CHECK(document.blocks.empty());
}

}  // namespace
}  // namespace gongkai::docread
