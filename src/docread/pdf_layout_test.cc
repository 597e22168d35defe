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
  /// The mark of a note: smaller, and off the foot of what stands before it.
  PageMaker& PutRaised(double left, double top, std::string text, double size) {
    page_.words.push_back({{left, top, left + size / 2, top + size}, size, 0, 0, drawn_, drawn_ + 1, std::move(text)});
    ++drawn_;
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
  /// The four ruled lines of a cell.
  PageMaker& Ruled(double left, double top, double right, double bottom) {
    return Level(top, left, right).Level(bottom, left, right).Upright(left, top, bottom).Upright(right, top, bottom);
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

TEST_CASE("a small raised digit behind a figure is the mark of a note, and no digit of the figure") {
  CHECK(Shape(PageMaker().Put(50, 100, "新收238").PutRaised(85.2, 100, "1", 5.5).LayOut()) == "新收238¹");
  CHECK(Shape(PageMaker().Put(50, 100, "新收").PutRaised(70.2, 100, "1", 5.5).LayOut()) == "新收1");
  CHECK(Shape(PageMaker().Put(50, 100, "新收238").PutRaised(85.2, 104, "1", 5.5).LayOut()) == "新收2381");
  CHECK(Shape(PageMaker().Put(50, 100, "新收238").PutRaised(93, 100, "1", 5.5).LayOut()) == "[新收238|1]");
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

const Table& OnlyTable(const Document& document) {
  REQUIRE(document.blocks.size() == 1);
  return std::get<Table>(document.blocks.front());
}

TEST_CASE("between ruled lines a label that wraps is one cell, wherever beside it the figures stand") {
  for (const double top : {100.0, 112.0, 124.0}) {
    CAPTURE(top);
    const Document document = PageMaker()
                                  .Ruled(40, 95, 100, 140)
                                  .Ruled(100, 95, 150, 140)
                                  .Ruled(40, 140, 100, 155)
                                  .Ruled(100, 140, 150, 155)
                                  .Put(45, 100, "本年新")
                                  .Put(45, 112, "收申请")
                                  .Put(45, 124, "数量")
                                  .Put(120, top, "11")
                                  .Put(45, 143, "总计")
                                  .LayOut();
    CHECK(OnlyTable(document).geometry == Geometry::kGrid);
    CHECK(Shape(document) == "[本年新收申请数量|11 / 总计|]");
  }
}

TEST_CASE("merged cells of a ruled table cover rows and columns") {
  const Document document = PageMaker()
                                .Ruled(40, 100, 60, 140)
                                .Ruled(60, 100, 160, 120)
                                .Ruled(60, 120, 110, 140)
                                .Ruled(110, 120, 160, 140)
                                .Put(45, 105, "三")
                                .Put(70, 105, "申请人")
                                .Put(70, 125, "甲")
                                .LayOut();
  const std::vector<Row>& rows = OnlyTable(document).rows;
  REQUIRE(Shape(document) == "[三|申请人 / 甲|]");
  CHECK(rows[0].cells[0].row_span == 2);
  CHECK(rows[0].cells[1].column == 1);
  CHECK(rows[0].cells[1].column_span == 2);
  CHECK(rows[1].cells[0].column == 1);
  CHECK(rows[1].cells[1].column == 2);
}

TEST_CASE("a ruled line that ends short parts no cells") {
  CHECK(Shape(PageMaker()
                  .Ruled(40, 95, 100, 140)
                  .Ruled(100, 95, 150, 140)
                  .Level(118, 40, 50)
                  .Put(45, 100, "甲")
                  .Put(45, 125, "乙")
                  .Put(120, 125, "1")
                  .LayOut()) == "[甲乙|1]");
}

TEST_CASE("a ruled table goes on below a page break: one table, its columns numbered alike, its head not repeated") {
  const PdfPage first = PageMaker()
                            .Ruled(40, 700, 90, 720)
                            .Ruled(90, 700, 140, 720)
                            .Ruled(40, 720, 90, 740)
                            .Ruled(90, 720, 140, 740)
                            .Put(45, 705, "项目")
                            .Put(95, 705, "件数")
                            .Put(45, 725, "许可")
                            .Put(95, 725, "3")
                            .Page();
  const PdfPage second = PageMaker()
                             .Number(2)
                             .Ruled(40, 100, 90, 120)
                             .Ruled(90, 100, 140, 120)
                             .Ruled(40, 120, 65, 140)
                             .Ruled(65, 120, 90, 140)
                             .Ruled(90, 120, 140, 140)
                             .Put(45, 105, "项目")
                             .Put(95, 105, "件数")
                             .Put(45, 125, "处")
                             .Put(95, 125, "4")
                             .Page();
  const Document document = LayOutPages({first, second}, {});
  CHECK(Shape(document) == "[项目|件数 / 许可|3 / 处||4]");
  CHECK(OnlyTable(document).rows[1].cells[1].column == 2);
  CHECK(OnlyTable(document).rows[2].cells[2].column == 2);
  CHECK(document.lines.size() == 4);
}

TEST_CASE("where browsers draw no lines around a cell that a page break cuts, its column is still there") {
  const PdfPage first = PageMaker()
                            .Ruled(40, 700, 60, 740)
                            .Ruled(60, 700, 100, 740)
                            .Ruled(100, 700, 140, 740)
                            .Put(42, 705, "三")
                            .Put(65, 705, "甲")
                            .Put(105, 705, "1")
                            .Page();
  const PdfPage second = PageMaker()
                             .Number(2)
                             .Ruled(60, 100, 100, 120)
                             .Ruled(100, 100, 140, 120)
                             .Put(42, 105, "续")
                             .Put(65, 105, "乙")
                             .Put(105, 105, "2")
                             .Page();
  CHECK(Shape(LayOutPages({first, second}, {})) == "[三|甲|1 / 续|乙|2]");
}

TEST_CASE("in a ruled cell, figures become one only where they are one") {
  const auto page = PageMaker().Ruled(40, 95, 70, 140).Ruled(70, 95, 140, 140);
  CHECK(Shape(PageMaker(page).Put(45, 100, "12").Put(55.8, 100, "3").LayOut()) == "[123|]");
  CHECK(Shape(PageMaker(page).Put(45, 100, "12").Put(59, 100, "3").LayOut()) == "[12 3|]");
  CHECK(Shape(PageMaker(page).Put(45, 100, "1234").Put(45, 111, "56").LayOut()) == "[123456|]");
  CHECK(Shape(PageMaker(page).Put(45, 100, "1234", 1).Put(45, 111, "56", 2).LayOut()) == "[1234 56|]");
}

TEST_CASE("a figure that crosses a ruled line is cut there, and neither part is a figure") {
  CHECK(Shape(PageMaker().Ruled(40, 95, 70, 115).Ruled(70, 95, 140, 115).Put(45, 100, "12345678").LayOut()) ==
        "[12345…|…678]");
}

TEST_CASE("ruled lines around prose, or lines that close no cells, make no grid") {
  std::string prose;
  for (int i = 0; i < 50; ++i) prose += "公开信息便于群众";
  CHECK(Shape(PageMaker().Ruled(20, 20, 30, 700).Ruled(30, 20, 580, 700).Put(40, 100, prose).LayOut()) == prose);
  // A stair of lines: what lies between them is no rectangle.
  CHECK(Shape(PageMaker()
                  .Level(90, 40, 140)
                  .Level(130, 40, 140)
                  .Level(110, 40, 90)
                  .Upright(40, 90, 130)
                  .Upright(140, 90, 130)
                  .Upright(90, 110, 130)
                  .Put(45, 95, "甲")
                  .Put(120, 95, "1")
                  .LayOut()) == "[甲|1]");
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
