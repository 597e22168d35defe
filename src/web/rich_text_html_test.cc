// A body on a page: every heading below the page's title and none left out, tables that scroll and tell their heads,
// links that say when they leave.
#include "web/rich_text_html.h"

#include <doctest/doctest.h>

namespace gongkai::web {
namespace {

std::string Shown(std::vector<RichBlock> blocks, const std::vector<std::string>& own_hosts = {}) {
  const auto text = RichText::Of(std::move(blocks));
  REQUIRE(text.has_value());
  return OfRichText(
             *text, [](const ImageDigest& digest) { return Url::Local("/files/{}", digest.text().substr(4)); },
             own_hosts)
      .text();
}

RichHeading Heading(int level, std::string text) { return {.level = level, .runs = {{.text = std::move(text)}}}; }

RichCell Cell(std::string text, bool head, int rows = 1, int columns = 1) {
  return {
      .head = head, .row_span = rows, .column_span = columns, .paragraphs = {{.runs = {{.text = std::move(text)}}}}};
}

TEST_CASE("no level of heading is left out") {
  CHECK(Shown({Heading(4, "a"), Heading(4, "b"), Heading(2, "c"), Heading(4, "d"), Heading(3, "e")}) ==
        "<h2 >a</h2><h2 >b</h2><h2 >c</h2><h3 >d</h3><h3 >e</h3>");
  CHECK(Shown({Heading(2, "a"), Heading(3, "b"), Heading(4, "c"), Heading(2, "d")}) ==
        "<h2 >a</h2><h3 >b</h3><h4 >c</h4><h2 >d</h2>");
}

TEST_CASE("text, looks, line breaks, lists") {
  CHECK(Shown({RichParagraph{Alignment::kEnd,
                             {{.text = "<b>&\n二"}, {.text = "粗", .bold = true, .underline = true}}}}) ==
        "<p class=\"gk-end\">&lt;b&gt;&amp;<br>二<b><u>粗</u></b></p>");
  CHECK(Shown({RichListItem{true, 0, {{.text = "a"}}}, RichListItem{false, 1, {{.text = "b"}}},
               RichListItem{true, 0, {{.text = "c"}}}, RichListItem{false, 0, {{.text = "d"}}}}) ==
        "<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol><ul><li>d</li></ul>");
}

TEST_CASE("a link says when it leaves the site") {
  const auto link = [](const char* address, const std::vector<std::string>& own = {}) {
    return Shown({RichParagraph{.runs = {{.text = "看", .link = LinkAddress::Of(address)}}}}, own);
  };
  CHECK(link("https://a.example/?x=1&y=2") ==
        "<p ><a class=\"gk-leaves-site\" rel=\"noopener\" href=\"https://a.example/?x=1&amp;y=2\">看</a></p>");
  CHECK(link("https://A.example/", {"a.example"}) == "<p ><a href=\"https://A.example/\">看</a></p>");
  CHECK(link("/zwgk") == "<p ><a href=\"/zwgk\">看</a></p>");
  CHECK(link("mailto:a@b.cn") == "<p ><a href=\"mailto:a@b.cn\">看</a></p>");
}

TEST_CASE("a table scrolls by itself; its heads say what they are heads of") {
  const std::string page = Shown({RichTable{{{{Cell("项目", true, 2), Cell("数量", true, 1, 2)}},
                                             {{Cell("甲", true), Cell("乙", true)}},
                                             {{Cell("丙", true), Cell("1", false), Cell("2", false)}}}}});
  CHECK(page.find("role=\"region\" aria-label=\"表格\" tabindex=\"0\"><table class=\"table\"><thead>") !=
        std::string::npos);
  CHECK(page.find("<th scope=\"col\" rowspan=\"2\" colspan=\"1\"><p >项目</p></th>") != std::string::npos);
  CHECK(page.find("<th scope=\"colgroup\" rowspan=\"1\" colspan=\"2\">") != std::string::npos);
  CHECK(page.find("</thead><tbody><tr><th scope=\"row\" rowspan=\"1\" colspan=\"1\"><p >丙</p></th><td ") !=
        std::string::npos);
  CHECK(Shown({RichTable{{{{Cell("甲", true, 2), Cell("乙", true)}}, {{Cell("1", false)}}}}}).find("<thead>") ==
        std::string::npos);
}

TEST_CASE("an image that may not be shown here is told by its description") {
  const auto text = RichText::Of({RichImage{*ImageDigest::Of("sm3:" + std::string(64, 'a')), "<楼>"}});
  CHECK(OfRichText(*text, [](const ImageDigest&) { return std::nullopt; }).text() ==
        "<p class=\"gk-soft\">［图片：&lt;楼&gt;］</p>");
}

TEST_CASE("an image stands where its bytes are, with its description") {
  const std::string digits(64, 'a');
  CHECK(Shown({RichImage{*ImageDigest::Of("sm3:" + digits), "楼\" onerror=\"x"}}) ==
        "<figure class=\"gk-rich-image\"><img src=\"/files/" + digits +
            "\" alt=\"楼&#34; onerror=&#34;x\" loading=\"lazy\"></figure>");
}

}  // namespace
}  // namespace gongkai::web
