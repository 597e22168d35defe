#include <doctest/doctest.h>

#include <string>

#include "docread/counting.h"
#include "docread/document_checks.h"
#include "docread/read.h"

namespace gongkai::docread {
namespace {

using Texts = std::vector<std::string>;

Document Docx(std::string_view body, const ZipEntries& more = {}) {
  Document document = Read(MakeDocx(body, more));
  CHECK(document.format == Format::kDocx);
  CheckPlaces(document);
  return document;
}

std::string P(const std::string& text, const std::string& properties = {}) {
  return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>";
}

std::string Tc(const std::string& text, const std::string& properties = {}) {
  return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + P(text) + "</w:tc>";
}

TEST_CASE("paragraphs, breaks, tabs and what is not part of the text") {
  const Document document =
      Docx(P("一、总体情况", "<w:outlineLvl w:val=\"0\"/>") +
           "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t xml:space=\"preserve\"> 丙 </w:t></w:r></w:p>"
           "<w:p><w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:ins><w:r><w:t>增</w:t></w:r></w:ins>"
           "<w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>"
           "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>PAGE</w:instrText></w:r>"
           "<w:sdt><w:sdtContent><w:r><w:t>5</w:t></w:r></w:sdtContent></w:sdt></w:p><w:p/>");
  CHECK(Paragraphs(document) == Texts{"一、总体情况", "甲\t乙", "丙", "增链接5"});
  CHECK(std::get<Paragraph>(document.blocks[0]).heading == 1);
}

TEST_CASE("struck-out text is no text of the document, and a switch turned off strikes nothing out") {
  const auto run = [](const std::string& text, const std::string& properties) {
    return "<w:r><w:rPr>" + properties + "</w:rPr><w:t>" + text + "</w:t></w:r>";
  };
  CHECK(Paragraphs(Docx("<w:p>" + run("9", "<w:strike/>") + run("4", R"(<w:strike w:val="0"/>)") +
                        run("5", R"(<w:dstrike w:val="true"/>)") + "</w:p>")) == Texts{"4"});
}

TEST_CASE("a raised digit behind a figure stays raised, and elsewhere is a digit like others") {
  const std::string raised = R"(<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>)";
  const auto text = [](const std::string& before) { return "<w:r><w:t>" + before + "</w:t></w:r>"; };
  CHECK(Paragraphs(Docx("<w:p>" + text("4") + raised + "</w:p><w:p>" + text("１２") + raised + raised + text("5") +
                        "</w:p><w:p>" + text("m") + raised + "</w:p>")) == Texts{"4¹", "１２¹¹5", "m1"});
}

TEST_CASE("cells that span columns and rows") {
  const Document document =
      Docx("<w:tbl><w:tr>" + Tc("项目", R"(<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>)") + Tc("自然人") +
           "</w:tr><w:tr>" + Tc("", R"(<w:gridSpan w:val="2"/><w:vMerge/>)") + Tc("法人") + "</w:tr><w:tr>" +
           Tc("办理", R"(<w:vMerge w:val="restart"/>)") + Tc("公开") + Tc("3") + "</w:tr><w:tr>" +
           Tc("", R"(<w:vMerge w:val="continue"/>)") + Tc("其他") + Tc("") + "</w:tr>" +
           R"(<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>)" + Tc("总计") + Tc("3") + "</w:tr></w:tbl>");
  const std::vector<Table> tables = Tables(document);
  REQUIRE(tables.size() == 1);
  REQUIRE(tables[0].rows.size() == 5);
  CHECK(Show(tables[0].rows[0]) == "0+2*2:项目 | 2:自然人");
  CHECK(Show(tables[0].rows[1]) == "2:法人");
  CHECK(Show(tables[0].rows[2]) == "0*2:办理 | 1:公开 | 2:3");
  CHECK(Show(tables[0].rows[3]) == "1:其他 | 2:");
  CHECK(Show(tables[0].rows[4]) == "1:总计 | 2:3");
}

TEST_CASE("a merged cell begun anew in the next row is another cell") {
  const std::string restart = R"(<w:vMerge w:val="restart"/>)";
  const Document document = Docx("<w:tbl><w:tr>" + Tc("甲", restart) + Tc("1") + "</w:tr><w:tr>" +
                                 Tc("", "<w:vMerge/>") + Tc("2") + "</w:tr><w:tr>" + Tc("乙", restart) + Tc("3") +
                                 "</w:tr><w:tr>" + Tc("", "<w:vMerge/>") + Tc("4") + "</w:tr></w:tbl>");
  const Table table = Tables(document).at(0);
  CHECK(Show(table.rows[0]) == "0*2:甲 | 1:1");
  CHECK(Show(table.rows[2]) == "0*2:乙 | 1:3");
}

TEST_CASE("a deleted row of tracked changes is no row") {
  const Document document =
      Docx("<w:tbl><w:tr>" + Tc("规章") + Tc("3") + "</w:tr><w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr>" + Tc("旧") +
           Tc("9") + "</w:tr></w:tbl>");
  REQUIRE(Tables(document).size() == 1);
  CHECK(Tables(document)[0].rows.size() == 1);
}

TEST_CASE("a text box is read once, after the paragraph it hangs on") {
  const std::string box = "<w:txbxContent>" + P("框内") + "</w:txbxContent>";
  const Document document =
      Docx("<w:p><w:r><w:t>正文</w:t></w:r><w:r><mc:AlternateContent xmlns:mc=\"m\"><mc:Choice><w:drawing><a><b>" +
           box + "</b></a></w:drawing></mc:Choice><mc:Fallback><w:pict>" + box +
           "</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>" + P("后文"));
  CHECK(Paragraphs(document) == Texts{"正文", "框内", "后文"});
}

TEST_CASE("a picture is known by the lines before it; a drawing without one is none") {
  const auto drawing = [](const std::string& inside) {
    return "<w:p><w:r><w:drawing><a:graphic>" + inside + "</a:graphic></w:drawing></w:r></w:p>";
  };
  CHECK(Docx(P("一") + drawing("<pic:blipFill><a:blip r:embed=\"i\"/></pic:blipFill>") + P("二")).pictures ==
        std::vector<int>{1});
  CHECK(Docx(P("一") + drawing("<wps:wsp/>") + P("二")).pictures.empty());
}

const char* const kNumbering = R"(<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2.%3"/><w:isLgl/></w:lvl>
<w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="l"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>)";

std::string Numbered(const std::string& text, int list, int level) {
  return P(text, "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" + std::to_string(list) +
                     "\"/></w:numPr>");
}

TEST_CASE("numbers that only the list shows are part of the text") {
  const Document document =
      Docx(Numbered("总体情况", 1, 0) + Numbered("主动公开", 1, 1) + Numbered("依申请公开", 1, 1) +
               Numbered("细目", 1, 2) + Numbered("点", 1, 3) + Numbered("收到申请", 1, 0) + Numbered("新的一节", 1, 1) +
               Numbered("另起", 2, 0) + Numbered("无此列表", 9, 0),
           {{"word/numbering.xml", kNumbering}});
  CHECK(Paragraphs(document) == Texts{"一、总体情况", "（一）主动公开", "（二）依申请公开", "2.1 细目", "点",
                                      "二、收到申请", "（一）新的一节", "一、另起", "无此列表"});
}

TEST_CASE("numbers and headings may come from the style") {
  const char* const styles = R"(<w:styles xmlns:w="w"><w:style w:styleId="a"><w:name w:val="标题 2"/><w:pPr><w:numPr>
<w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>
<w:style w:styleId="loop"><w:basedOn w:val="loop"/></w:style></w:styles>)";
  const Document document = Docx(P("甲", R"(<w:pStyle w:val="b"/>)") + P("乙", R"(<w:pStyle w:val="loop"/>)"),
                                 {{"word/numbering.xml", kNumbering}, {"word/styles.xml", styles}});
  CHECK(Paragraphs(document) == Texts{"一、甲", "乙"});
  CHECK(std::get<Paragraph>(document.blocks[0]).heading == 2);
  CHECK(std::get<Paragraph>(document.blocks[1]).heading == 0);
}

TEST_CASE("counting") {
  CHECK(Count(10, "chineseCounting") == "十");
  CHECK(Count(11, "chineseCountingThousand") == "十一");
  CHECK(Count(20, "japaneseCounting") == "二十");
  CHECK(Count(105, "chineseCountingThousand") == "一百零五");
  CHECK(Count(110, "chineseCountingThousand") == "一百一十");
  CHECK(Count(12, "chineseLegalSimplified") == "壹拾贰");
  CHECK(Count(14, "upperRoman") == "XIV");
  CHECK(Count(28, "lowerLetter") == "bb");
  CHECK(Count(3, "decimalEnclosedCircle") == "③");
  CHECK(Count(7, "ideographTraditional") == "庚");
  CHECK(Count(7, "decimalZero") == "07");
  CHECK(Count(-3, "chineseCounting") == "-3");
  CHECK(Count(3, "none").empty());
}

TEST_CASE("other prefixes, another main part, a title") {
  const std::string bytes = MakeZip(
      {{"_rels/.rels",
        R"(<Relationships><Relationship Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/word/document2.xml"/></Relationships>)"},
       {"word/document2.xml",
        R"(<x:document xmlns:x="s"><x:body><x:p><x:r><x:t>甲&amp;乙</x:t></x:r></x:p></x:body></x:document>)"},
       {"docProps/core.xml", R"(<cp:p xmlns:cp="c" xmlns:dc="d"><dc:title> 年度报告 </dc:title></cp:p>)"}});
  const Document document = Read(bytes);
  CHECK(Paragraphs(document) == Texts{"甲&乙"});
  CHECK(document.title == "年度报告");
}

void CheckRefused(const std::string& bytes, Obstacle obstacle, const Limits& limits = {}) {
  const Document document = Read(bytes, limits);
  CHECK(document.obstacle == obstacle);
  CHECK(document.obstacle_message.ends_with("。"));
  CHECK(document.blocks.empty());
}

std::string Repeat(std::string_view piece, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += piece;
  return text;
}

TEST_CASE("damaged, locked and empty documents") {
  const std::string good = MakeDocx(P(Repeat("公开", 3000)));
  CheckRefused(good.substr(0, good.size() / 2), Obstacle::kDamaged);
  CheckRefused(MakeZip({{"word/other.xml", "<a/>"}}), Obstacle::kDamaged);
  CheckRefused(MakeZip({{"word/document.xml", "<w:document><w:body>"}}), Obstacle::kDamaged);
  CheckRefused(MakeZip({{"word/document.xml", "<w:document/>"}}, "secret"), Obstacle::kEncrypted);
  CheckRefused(MakeDocx("<w:p/>"), Obstacle::kNoText);
  std::string broken = good;
  broken[broken.find("word/document.xml") + 40] ^= 0x55;
  CheckRefused(broken, Obstacle::kDamaged);
}

TEST_CASE("bombs end in a sentence") {
  CheckRefused(MakeDocx(std::string(20U << 20U, ' ')), Obstacle::kTooLarge, Limits{.unpacked_bytes = 1U << 20U});
  CheckRefused(MakeDocx(Repeat("<w:p/>", 5'000'000)), Obstacle::kTooLarge);
  CheckRefused(MakeDocx(Repeat("<w:ins>", 200'000) + P("甲") + Repeat("</w:ins>", 200'000)), Obstacle::kTooLarge);
  CheckRefused(MakeDocx(Repeat("<w:tbl><w:tr><w:tc>", 50'000) + Repeat("</w:tc></w:tr></w:tbl>", 50'000)),
               Obstacle::kTooLarge);
  CheckRefused(MakeDocx(P("甲") + P("乙") + P("丙")), Obstacle::kTooLarge, Limits{.blocks = 2});
  CheckRefused(MakeDocx("<w:tbl><w:tr>" + Repeat("<w:tc/>", 20) + "</w:tr></w:tbl>"), Obstacle::kTooLarge,
               Limits{.cells = 10});
}

TEST_CASE("an archive of very many entries is not opened") {
  std::vector<std::pair<std::string, std::string>> entries = {{"word/document.xml", "<w:document/>"}};
  for (int i = 0; i < 20'001; ++i) entries.emplace_back("a" + std::to_string(i), "");
  CheckRefused(MakeZip(entries), Obstacle::kTooLarge);
}

TEST_CASE("deep drawings and spans beyond reason are read in time") {
  const Document deep = Docx("<w:p><w:r><w:t>甲</w:t><w:drawing>" + Repeat("<a>", 300'000) + "<w:txbxContent>" +
                             P("乙") + "</w:txbxContent>" + Repeat("</a>", 300'000) + "</w:drawing></w:r></w:p>");
  CHECK(Paragraphs(deep) == Texts{"甲", "乙"});
  const Document wide =
      Docx("<w:tbl><w:tr>" + Tc("甲", R"(<w:gridSpan w:val="99999999"/>)") + Tc("乙") + "</w:tr></w:tbl>");
  CHECK(Tables(wide).at(0).rows[0].cells.size() == 2);
}

TEST_CASE("entities of a document type are not expanded") {
  const std::string bytes = MakeZip(
      {{"word/document.xml",
        R"(<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><d><body><p><r><t>&b;</t></r></p></body></d>)"}});
  CHECK(Paragraphs(Read(bytes)) == Texts{"&b;"});
}

}  // namespace
}  // namespace gongkai::docread
