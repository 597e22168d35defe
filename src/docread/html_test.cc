#include <doctest/doctest.h>

#include <string>

#include "docread/document_checks.h"
#include "docread/read.h"

namespace gongkai::docread {
namespace {

Document Html(std::string_view page) {
  Document document = ReadHtml(page, {});
  CheckPlaces(document);
  return document;
}

Table OnlyTable(std::string_view page) {
  const std::vector<Table> tables = Tables(Html(page));
  REQUIRE(tables.size() == 1);
  return tables[0];
}

using Texts = std::vector<std::string>;

TEST_CASE("visible text only, a line a block") {
  const Document document = Html(R"(<!DOCTYPE html><html><head><meta charset="utf-8"><title> 松岭县
2025年报 </title><style>p{color:red}</style></head><body><script>var a = "<td>5</td>";</script>
<!-- <p>注释</p> --><h1>松岭县年度报告</h1><p>一、总体<b>情况</b></p><div style="display: none">看不见</div>
<p hidden>也看不见</p><p>第一行<br>第二行&nbsp;&#8220;引&#x201D;</p><noscript>无</noscript></body></html>)");
  CHECK(document.title == "松岭县 2025年报");
  CHECK(Paragraphs(document) == Texts{"松岭县年度报告", "一、总体情况", "第一行", "第二行\u00A0“引”"});
  CHECK(std::get<Paragraph>(document.blocks[0]).heading == 1);
  CHECK(std::get<Paragraph>(document.blocks[1]).heading == 0);
  CHECK(Tables(document).empty());
}

TEST_CASE("source lines inside Chinese text leave no blank, others leave one") {
  CHECK(Paragraphs(Html("<p>政府信息\n  公开</p><p>Open\n government</p>")) ==
        Texts{"政府信息公开", "Open government"});
}

TEST_CASE("cells find their columns beside cells that span") {
  const Table table = OnlyTable(R"(<table><thead><tr><td rowspan="2" colspan="2">项目</td><th colspan=2>申请人</th></tr>
<tr><td>自然人</td><td>法人</td></tr></thead><tr><td rowspan=0>办理</td><td>公开</td><td>1</td><td>&nbsp;</td></tr>
<tr><td>不予公开</td><td>0</td><td>3</td></tr></table>)");
  CHECK(table.geometry == Geometry::kGrid);
  REQUIRE(table.rows.size() == 4);
  CHECK(Show(table.rows[0]) == "0+2*2:项目 | 2+2:申请人");
  CHECK(Show(table.rows[1]) == "2:自然人 | 3:法人");
  CHECK(Show(table.rows[2]) == "0*2:办理 | 1:公开 | 2:1 | 3:");
  CHECK(Show(table.rows[3]) == "1:不予公开 | 2:0 | 3:3");
}

TEST_CASE("struck-out text is no text of the page; left open, it ends with its cell") {
  const Table table = OnlyTable(
      "<table><tr><td><s>9</s>4</td><td><del><strike>9</strike>8</del>5</td><td><s>7</td>"
      "<td>6</td></tr></table>");
  CHECK(Show(table.rows[0]) == "0:4 | 1:5 | 2: | 3:6");
  CHECK(Paragraphs(Html("<p>新收<s>9件</s>4件</p><del><p>一</p><table><tr><td>二</td><td>三</td></tr></table><p>四</p>"
                        "</del><p>结转</p>")) == Texts{"新收4件", "结转"});
}

TEST_CASE("a raised digit behind a figure stays raised, and elsewhere is a digit like others") {
  const Table table = OnlyTable(
      "<table><tr><td>4<sup>1</sup></td><td>4<sup>[<a href=x>12</a>]</sup>件</td><td>4<sup>"
      "1</td><td>5</td></tr></table>");
  CHECK(Show(table.rows[0]) == "0:4¹ | 1:4[12]件 | 2:4¹ | 3:5");
  CHECK(OnlyTable("<table><tr><td>4<sup>[1]</sup></td><td>3</td></tr></table>").rows[0].cells[0].text == "4¹");
  CHECK(OnlyTable("<table><tr><td>4<sup>1</sup>5</td><td>3</td></tr></table>").rows[0].cells[0].text == "4¹5");
  CHECK(Paragraphs(Html("<p>80m<sup>2</sup>，<sup>1</sup>注</p>")) == Texts{"80m2，1注"});
}

TEST_CASE("text struck out or raised by the style of its tag is so too") {
  const Table table = OnlyTable(
      "<table><tr><td><span style='TEXT-DECORATION: line-through'>9<span>9</span>9</span>4</td>"
      "<td>4<font style='vertical-align: super; font-size:8px'>[1]</font></td><td "
      "style='text-decoration:line-through'>7</td>"
      "<td><span style='text-decoration:underline line-through'>8</td><td "
      "style='vertical-align:super'>6</td></tr></table>");
  CHECK(Show(table.rows[0]) == "0:4 | 1:4¹ | 2: | 3: | 4:6");
  CHECK(Paragraphs(Html(
            "<p style='text-decoration:line-through'>新收9件</p><p>新收<b style='text-decoration:line-through'>9"
            "</b>4件</p><p>结转<span style='text-decoration:none'>3</span>件</p>")) == Texts{"新收4件", "结转3件"});
}

TEST_CASE("what is typed into the fields of a form is text of its cell, and of nothing else") {
  const Table table = OnlyTable(
      "<table><tr><td>新收</td><td><input type=\"text\" readonly value=\"3\"/></td><td><input value='0' class=c></td>"
      "<td><input type=hidden value=9><input type='button' value='保存'></td><td><textarea rows=2>12\n</textarea></td>"
      "<td><input value='7' style='display:none'/></td><td><input type=NUMBER value=''></td></tr></table>");
  CHECK(Show(table.rows[0]) == "0:新收 | 1:3 | 2:0 | 3: | 4:12 | 5: | 6:");
  CHECK(Paragraphs(Html("<p>搜索<input value='请输入'></p><textarea>草稿</textarea><p>正文</p>")) ==
        Texts{"搜索", "正文"});
}

TEST_CASE("text with tables of HTML put into it keeps its lines, and its marks of headings") {
  const Document document = Html(
      "松岭县年度报告\n\n依据条例。\n# 一、总体情况\n新收5<sup>①</sup>件\n\n<table>\n<tr><td>规章\n"
      "制发</td>\n<td><p># 3</p></td></tr>\n</table>\n## 二、主动公开\n");
  CHECK(Paragraphs(document) == Texts{"松岭县年度报告", "依据条例。", "一、总体情况", "新收5①件", "二、主动公开"});
  CHECK(std::get<Paragraph>(document.blocks[2]).heading == 1);
  CHECK(std::get<Paragraph>(document.blocks.back()).heading == 2);
  CHECK(Show(Tables(document).at(0).rows.at(0)) == "0:规章制发 | 1:# 3");
}

TEST_CASE("a piece of a page that begins without a tag is still a page") {
  CHECK(Paragraphs(Html("松岭县\n年度报告<p># 一、总体\n情况</p>")) == Texts{"松岭县年度报告", "# 一、总体情况"});
}

TEST_CASE("lines inside a cell are kept apart") {
  const Table table = OnlyTable("<table><tr><td><p>本年新</p><p>制作数量</p></td><td>对外<br />公开</td></tr></table>");
  CHECK(table.rows[0].cells[0].text == "本年新\n制作数量");
  CHECK(table.rows[0].cells[1].text == "对外\n公开");
}

TEST_CASE("a piece of a page with quotes behind backslashes") {
  const Table table = OnlyTable(
      R"(<p style='text-align: center;'>标题</p><table align=\"center\"><tbody><tr><td colspan=\"3\" style=\"width:5px;\">合计</td></tr><tr><td>一</td><td>二</td><td>三</td></tr></tbody></table>)");
  CHECK(Show(table.rows[0]) == "0+3:合计");
  CHECK(Show(table.rows[1]) == "0:一 | 1:二 | 2:三");
}

TEST_CASE("end tags left out, cells without a row, text between rows") {
  const Document document =
      Html("<table>表名<tr><td>一<td>二<tr><td>三<td>四</table><p>后文<table><td>五<td>六</table>");
  const std::vector<Table> tables = Tables(document);
  REQUIRE(tables.size() == 2);
  CHECK(Paragraphs(document) == Texts{"表名", "后文"});
  CHECK(Show(tables[0].rows[1]) == "0:三 | 1:四");
  CHECK(Show(tables[1].rows[0]) == "0:五 | 1:六");
}

TEST_CASE("a row without cells is none, and spans across it shrink") {
  const Table table = OnlyTable("<table><tr><td rowspan=3>甲<td>1<tr></tr><tr><td>2</table>");
  REQUIRE(table.rows.size() == 2);
  CHECK(Show(table.rows[0]) == "0*2:甲 | 1:1");
  CHECK(Show(table.rows[1]) == "1:2");
}

TEST_CASE("a table that only lays out the page is taken apart") {
  const Document document = Html(
      "<table><tr><td>导航</td><td><p>前言</p><table><tr><td>规章</td><td>3</td></tr><tr><td>许可</td><td>12</td></tr>"
      "</table><p>后文</p></td></tr></table>");
  CHECK(Paragraphs(document) == Texts{"导航", "前言", "后文"});
  const std::vector<Table> tables = Tables(document);
  REQUIRE(tables.size() == 1);
  CHECK(Show(tables[0].rows[1]) == "0:许可 | 1:12");
}

TEST_CASE("one cell a row with paragraphs is a frame around text") {
  CHECK(Paragraphs(Html("<table><tr><td>标题</td></tr><tr><td><p>第一段</p><p>第二段</p></td></tr></table>")) ==
        Texts{"标题", "第一段", "第二段"});
}

TEST_CASE("a small table inside a cell of a data table stays text of that cell") {
  const Table table = OnlyTable(
      "<table><tr><td>行政许可事项名称</td><td>办理数量合计</td><td><table><tr><td>5</td></tr></table></td></tr></"
      "table>");
  CHECK(Show(table.rows[0]) == "0:行政许可事项名称 | 1:办理数量合计 | 2:5");
}

TEST_CASE("preformatted text keeps its lines and blanks") {
  CHECK(Paragraphs(Html("<pre>规章   3\n许可   5</pre>")) == Texts{"规章   3", "许可   5"});
}

TEST_CASE("a table drawn with characters in preformatted text is a table") {
  const Document document =
      Html("<pre>二、主动公开\n┌──┬──┐\n│规章│ 3│\n├──┼──┤\n│许可│  │\n└──┴──┘\n完 | 了\n</pre><p>│不是│表│</p>");
  CHECK(Paragraphs(document) == Texts{"二、主动公开", "完 | 了", "│不是│表│"});
  const std::vector<Table> tables = Tables(document);
  REQUIRE(tables.size() == 1);
  REQUIRE(tables[0].rows.size() == 2);
  CHECK(Show(tables[0].rows[0]) == "0:规章 | 1:3");
  CHECK(Show(tables[0].rows[1]) == "0:许可 | 1:");
  CHECK(Tables(Html("<pre>│规章│3│\n<img src=a>\n│许可│4│\n</pre>")).size() == 2);
  CHECK(Tables(Html("<pre>" + std::string(100'000, '|') + "\n正文</pre>")).empty());
}

TEST_CASE("the declared encoding is used when the bytes bear it out") {
  const Document document =
      Html("<meta http-equiv=Content-Type content=\"text/html; charset=gb2312\"><p>\xB9\xAB\xBF\xAA</p>");
  CHECK(document.encoding == "GB18030");
  CHECK(Paragraphs(document) == Texts{"公开"});
}

TEST_CASE("a page saved by Word as one file") {
  const Document document = Read(
      "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"----=_Part\"\r\n\r\n------=_Part\r\n"
      "Content-Location: file:///C:/a.htm\r\nContent-Transfer-Encoding: quoted-printable\r\n"
      "Content-Type: text/html; charset=\"utf-8\"\r\n\r\n<html><body><p>=E5=B9=B4=\r\n=E6=8A=A5</p></body></html>\r\n"
      "------=_Part\r\nContent-Type: image/png\r\n\r\n<p>not text</p>\r\n------=_Part--\r\n");
  CHECK(document.format == Format::kHtml);
  CHECK(Paragraphs(document) == Texts{"年报"});
  const Document base64 = Read(
      "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
      "PHA+5bm0\n5oqlPC9wPg==\n");
  CHECK(Paragraphs(base64) == Texts{"年报"});
}

TEST_CASE("spans beyond all reason are cut to the table") {
  const Table table = OnlyTable("<table><tr><td rowspan=1000000 colspan=99999999999>甲</td></tr><tr><td>乙</table>");
  CHECK(table.rows[0].cells[0].column_span == 1000);
  CHECK(table.rows[0].cells[0].row_span == 2);
  CHECK(table.rows[1].cells.size() == 1);
}

std::string Repeat(std::string_view piece, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += piece;
  return text;
}

TEST_CASE("hostile pages end in time, in text or in a sentence") {
  CHECK(Paragraphs(Html(Repeat("<div>", 1'000'000) + "文字")) == Texts{"文字"});
  CHECK(Paragraphs(Html(Repeat("<b><font size=1><p>", 100'000) + "文字")) == Texts{"文字"});
  CHECK(ReadHtml(Repeat("<table><tr><td>", 1'000'000) + "文字", {}).obstacle == Obstacle::kTooLarge);
  CHECK(ReadHtml(Repeat("<tr><td>1", 600'000), {}).obstacle == Obstacle::kTooLarge);
  CHECK(ReadHtml(Repeat("<tr><td colspan=1000 rowspan=65534>1", 300'000), {}).obstacle == Obstacle::kTooLarge);
  for (const std::string& page : {"<script>" + Repeat("</scrip", 200'000), Repeat("<!--", 200'000),
                                  Repeat("<a href=\"", 200'000), Repeat("<", 200'000), Repeat("</", 200'000),
                                  Repeat("&#", 200'000), Repeat("<style>", 200'000), Repeat("<p hidden>", 200'000)}) {
    const Document document = Html(page);
    CHECK((document.obstacle == Obstacle::kNone || !document.obstacle_message.empty()));
  }
}

TEST_CASE("a picture is known by the lines before it, in running text, in a frame and in a table") {
  CHECK(Html("<p>一</p><p><img src=a.png></p><p>二<img src=b.png>三</p>").pictures == std::vector<int>{1, 2});
  CHECK(Html("<p>一</p><table><tr><td>甲</td><td><img src=a.png></td></tr></table>").pictures == std::vector<int>{1});
  CHECK(Html("<p>一</p><table><tr><td><img src=a.png></td></tr></table><p>二</p>").pictures == std::vector<int>{1});
  CHECK(Html("<p>一</p><img hidden src=a.png><div style='display:none'><img src=a.png></div>").pictures.empty());
}

TEST_CASE("a page without text says so") {
  const Document document = Html("<html><body><img src=a.png></body></html>");
  CHECK(document.obstacle == Obstacle::kNoText);
  CHECK_FALSE(document.obstacle_message.empty());
}

}  // namespace
}  // namespace gongkai::docread
