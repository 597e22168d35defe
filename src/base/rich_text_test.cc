// Every rich text is in normal form: what shows the same is the same, a table is a grid, and nothing that a browser
// could run can be said in it.
#include "base/rich_text.h"

#include <doctest/doctest.h>

namespace gongkai {
namespace {

RichText Made(std::vector<RichBlock> blocks) {
  auto text = RichText::Of(std::move(blocks));
  REQUIRE(text.has_value());
  return *std::move(text);
}

RichParagraph Says(std::string text) { return {.runs = {{.text = std::move(text)}}}; }

RichCell Cell(std::string text, int columns = 1, int rows = 1) {
  return {.row_span = rows, .column_span = columns, .paragraphs = {Says(std::move(text))}};
}

/// "a|b*2+3" a row: rows and columns that a cell covers.
std::string Grid(const RichTable& table) {
  std::string shown;
  for (const RichRow& row : table.rows) {
    if (!shown.empty()) shown += " / ";
    for (const RichCell& cell : row.cells) {
      if (&cell != &row.cells.front()) shown += "|";
      shown += PlainText(cell);
      if (cell.row_span > 1) shown += "*" + std::to_string(cell.row_span);
      if (cell.column_span > 1) shown += "+" + std::to_string(cell.column_span);
    }
  }
  return shown;
}

std::string Grid(std::vector<RichRow> rows) {
  const RichText text = Made({RichTable{std::move(rows)}});
  return text.empty() ? "" : Grid(std::get<RichTable>(text.blocks()[0]));
}

TEST_CASE("a link leads to the web, to a mailbox, to a telephone or within this site, and nowhere else") {
  for (const char* good : {"https://www.example.gov.cn/a?b=1&c=2#d", "HTTP://example.com", "mailto:a@example.cn",
                           "tel:0379-12345678", "/zwgk/1.html", "/", "https://例子.cn/公开"}) {
    INFO(good);
    CHECK(LinkAddress::Of(good).has_value());
  }
  for (const char* bad : {"javascript:alert(1)",
                          "JaVaScRiPt:alert(1)",
                          "java\nscript:alert(1)",
                          "\x01javascript:alert(1)",
                          "data:text/html,x",
                          "vbscript:x",
                          "file:///c:/a.doc",
                          "//evil.example",
                          "/\\evil.example",
                          "\\\\evil.example",
                          "https:evil.example",
                          "https:///evil.example",
                          "https://gov.example@evil.example",
                          "https://a b",
                          "/a\"onclick=",
                          "/a'b",
                          "/<b>",
                          "#top",
                          "a.html",
                          "",
                          " ",
                          "https://:80",
                          "mailto:",
                          "tel:",
                          "blob:https://example.com/x",
                          "https://example\u202E.com",
                          "http://exa\u200Bmple.com",
                          "https://\xFF.example"}) {
    INFO(bad);
    CHECK_FALSE(LinkAddress::Of(bad).has_value());
  }
  CHECK(LinkAddress::Of(" https://a.example/x ")->text() == "https://a.example/x");
  CHECK(LinkAddress::Of("https://a.example:8080/x")->host() == "a.example:8080");
  CHECK(LinkAddress::Of("/x")->host().empty());
}

TEST_CASE("an image is named by the digest of its bytes alone") {
  const std::string digits(64, 'a');
  CHECK(ImageDigest::Of("sm3:" + digits)->text() == "sm3:" + digits);
  for (const std::string& bad : {digits, "sm3:" + digits + "a", "sm3:" + std::string(64, 'G'), std::string("sm3:")}) {
    CHECK_FALSE(ImageDigest::Of(bad).has_value());
  }
}

TEST_CASE("runs: blanks of the source, invisible characters and empty pieces leave no trace") {
  const RichText text = Made({RichParagraph{.runs = {{.text = "　　 根据"},
                                                     {.text = "《条例》", .bold = true},
                                                     {.text = "", .italic = true},
                                                     {.text = "第\u202E四", .bold = true},
                                                     {.text = " "},
                                                     {.text = "  项 \n\n "},
                                                     {.text = " 办理。 \u00A0"}}},
                              RichParagraph{.runs = {{.text = " \u200B\n\t"}}}});
  REQUIRE(text.blocks().size() == 1);
  const auto& runs = std::get<RichParagraph>(text.blocks()[0]).runs;
  REQUIRE(runs.size() == 3);
  CHECK(runs[0].text == "根据");
  CHECK(runs[1].text == "《条例》第四");
  CHECK(runs[1].bold);
  CHECK(runs[2].text == " 项\n办理。");
  CHECK(text.PlainText() == "根据《条例》第四 项\n办理。");
  CHECK(text.Characters() == 14);
}

TEST_CASE("headings and heads are not bold by themselves, links not underlined") {
  RichCell head = Cell("表头");
  head.head = true;
  head.paragraphs[0].runs[0].bold = true;
  const RichText text = Made({RichHeading{.level = 1, .runs = {{.text = "标题", .bold = true}}},
                              RichParagraph{.runs = {{.text = "看", .underline = true, .link = LinkAddress::Of("/a")}}},
                              RichTable{{{{head}}}}});
  CHECK(std::get<RichHeading>(text.blocks()[0]) == RichHeading{.level = 2, .runs = {{.text = "标题"}}});
  CHECK_FALSE(std::get<RichParagraph>(text.blocks()[1]).runs[0].underline);
  CHECK_FALSE(std::get<RichTable>(text.blocks()[2]).rows[0].cells[0].paragraphs[0].runs[0].bold);
}

TEST_CASE("items are one deeper than the one before at most, and count anew where a list begins") {
  const RichText text =
      Made({RichListItem{true, 3, {{.text = "甲"}}}, RichListItem{true, 9, {{.text = "乙"}}},
            RichListItem{true, 0, {{.text = "丙"}}}, RichListItem{false, 0, {{.text = "丁"}}},
            RichListItem{true, 0, {{.text = "戊"}}}, Says("段"), RichListItem{true, 0, {{.text = "己"}}}});
  CHECK(text.PlainText() == "1. 甲\n  1. 乙\n2. 丙\n• 丁\n1. 戊\n\n段\n\n1. 己");
}

TEST_CASE("a table is a grid") {
  CHECK(Grid({{{Cell("a", 2), Cell("b")}}, {{Cell("c"), Cell("d"), Cell("e")}}}) == "a+2|b / c|d|e");
  CHECK(Grid({{{Cell("a")}}, {{Cell("b"), Cell("c")}}}) == "a| / b|c");                 // a hole
  CHECK(Grid({{{Cell("a", 9'999, 9'999), Cell("b")}}, {{Cell("c")}}}) == "a*2|b / c");  // more than there is
  CHECK(Grid({{{Cell("a", 1, 0), Cell("b")}}, {{Cell("c")}}, {{Cell("d")}}}) == "a*3|b / c / d");
  CHECK(Grid({{{Cell("a", 2), Cell("b", 3)}}, {{Cell("c", 2), Cell("d", 3)}}}) == "a|b / c|d");  // columns of nothing
  CHECK(Grid({{{Cell("a", 1, 2), Cell("b", 1, 2)}}, {}, {{Cell("c"), Cell("d")}}}) == "a|b / c|d");  // a row of nothing
  CHECK(Grid({{{Cell("a"), Cell("b", 1, 2)}}, {{Cell("c", 3), Cell("d")}}}) == "a|b*2| / c|d");      // no overlap
  CHECK(Grid({{}, {}}).empty());
}

TEST_CASE("the plain text of a table keeps its columns") {
  const RichText text = Made({RichTable{{{{Cell("项目", 1, 2), Cell("数量", 2)}}, {{Cell("甲\n一"), Cell("乙")}}}},
                              RichImage{*ImageDigest::Of("sm3:" + std::string(64, '0')), " 办公楼\n正面 "}});
  CHECK(text.PlainText() == "项目\t数量\t\n\t甲 一\t乙\n\n［图片：办公楼 正面］");
  CHECK(text.Cells() == 4);
  CHECK(text.Images().size() == 1);
}

TEST_CASE("what is too much is refused with a sentence") {
  const auto refused = [](std::vector<RichBlock> blocks) {
    const auto text = RichText::Of(std::move(blocks));
    return text.has_value() ? "" : text.error().message;
  };
  std::string han;
  for (std::size_t i = 0; i < RichTextLimits::kCharacters; ++i) han += "公";
  CHECK(refused({Says(han)}).empty());
  CHECK(refused({Says(han), Says("开")}).find("200000 字") != std::string::npos);
  CHECK(refused(std::vector<RichBlock>(RichTextLimits::kBlocks + 1, Says("段"))).find("20000 段") != std::string::npos);
  CHECK(refused({RichTable{{{std::vector<RichCell>(101, Cell("a"))}}}}).find("100 列") != std::string::npos);
  CHECK(refused({RichTable{{{std::vector<RichCell>(5'000, Cell("a"))}}}}).find("100 列") != std::string::npos);
  RichTable table{std::vector<RichRow>(201, RichRow{{Cell("a")}})};
  table.rows[0].cells.assign(100, Cell("a"));
  CHECK(refused({table}).find("20000 格") != std::string::npos);
}

TEST_CASE("normal form is kept by being made again") {
  const RichText text = Made({RichHeading{.level = 9, .runs = {{.text = " a \n b"}}},
                              RichTable{{{{Cell("a", 7, 3)}}, {{Cell("b")}}, {}, {{Cell("c", 2), Cell("d")}}}}});
  CHECK(Made(text.blocks()) == text);
}

}  // namespace
}  // namespace gongkai
