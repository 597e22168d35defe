// Word files with gaps: found wherever Word has cut them, filled with whatever, and refused where they cannot be
// filled.
#include "docread/docx_gaps.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <map>

#include "docread/clean_checks.h"
#include "docread/isolated.h"

namespace gongkai::docread {
namespace {

using testing::MakeZip;
using testing::ZipEntries;

constexpr std::string_view kW =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

std::string Run(const std::string& text, const std::string& look = "") {
  return "<w:r>" + (look.empty() ? "" : "<w:rPr>" + look + "</w:rPr>") + "<w:t>" + text + "</w:t></w:r>";
}
std::string Paragraph(const std::string& runs, const std::string& look = "") {
  return "<w:p>" + (look.empty() ? "" : "<w:pPr>" + look + "</w:pPr>") + runs + "</w:p>";
}

std::string Docx(const std::string& body, const std::string& header = "") {
  std::string types =
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" "
      "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override "
      "PartName=\"/word/document.xml\" "
      "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>";
  std::string rels = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  const std::string main =
      "<Relationship Id=\"r1\" "
      "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
      "Target=\"word/document.xml\"/></Relationships>";
  const std::string root = "<w:document " + std::string(kW) + "><w:body>" + body;
  ZipEntries entries = {{"_rels/.rels", rels + main}};
  std::string section = "<w:sectPr/>";
  if (!header.empty()) {
    types +=
        "<Override PartName=\"/word/header1.xml\" "
        "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml\"/>";
    entries.emplace_back("word/header1.xml", "<w:hdr " + std::string(kW) + ">" + header + "</w:hdr>");
    entries.emplace_back("word/_rels/document.xml.rels",
                         rels +
                             "<Relationship Id=\"h1\" "
                             "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/header\" "
                             "Target=\"header1.xml\"/></Relationships>");
    section = "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"h1\"/></w:sectPr>";
  }
  entries.emplace_back("[Content_Types].xml", types + "</Types>");
  entries.emplace_back("word/document.xml", root + section + "</w:body></w:document>");
  return MakeZip(entries);
}

DocxGaps Taken(const std::string& body) {
  DocxGaps gaps = ReadDocxGaps(Docx(body));
  REQUIRE(gaps.obstacle_message == "");
  return gaps;
}

std::string Filled(const DocxGaps& gaps, const std::map<std::string, std::string>& values) {
  const auto bytes = FillDocxGaps(gaps, [&](std::string_view name) -> std::optional<std::string> {
    const auto found = values.find(std::string(name));
    return found == values.end() ? std::nullopt : std::optional(found->second);
  });
  REQUIRE(bytes);
  return PartOf(*bytes, "word/document.xml");
}

bool Holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST_CASE("a gap is found however Word has cut it, and takes the look of where it begins") {
  const DocxGaps gaps =
      Taken(Paragraph(Run("关于{", "<w:b/>") + Run("{收到", "<w:i/>") + Run("日期}") + Run("}的申请")) +
            Paragraph(Run("甲{{ 一 }}乙{{二}}丙")));
  REQUIRE(gaps.paragraphs.size() == 2);
  CHECK(gaps.paragraphs[0].text == "关于{{收到日期}}的申请");
  REQUIRE(gaps.paragraphs[0].pieces.size() == 2);
  CHECK(gaps.paragraphs[0].pieces[0].name == "收到日期");
  CHECK(gaps.paragraphs[1].pieces.size() == 3);
  const std::string text = Filled(gaps, {{"收到日期", "2026年3月5日"}, {"一", "1"}, {"二", "2"}});
  CHECK(Holds(text, "关于2026年3月5日</w:t>"));
  CHECK(Holds(text, "的申请"));
  CHECK(Holds(text, "甲1乙2丙"));
  CHECK_FALSE(Holds(text, "{"));
  CHECK_FALSE(Holds(text, "收到"));
}

TEST_CASE("whatever is filled in becomes text and nothing else") {
  const DocxGaps gaps = Taken(Paragraph(Run("{{x}}")));
  const std::string hostile = "</w:t></w:r></w:p><w:p>&amp;\"'\x01\x1F]]>{{y}}\xEF\xBF\xBE";
  const std::string text = Filled(gaps, {{"x", hostile}, {"y", "never"}});
  CHECK(Holds(text, "&lt;/w:t&gt;&lt;/w:r&gt;&lt;/w:p&gt;&lt;w:p&gt;&amp;amp;\"'  ]]&gt;{{y}}</w:t>"));
  CHECK_FALSE(Holds(text, "never"));
  CHECK_FALSE(Holds(text, "\xEF\xBF\xBE"));
  // It can be read again, and says what was filled in.
  const auto bytes = FillDocxGaps(gaps, [](std::string_view) { return std::optional<std::string>("a<b&c"); });
  REQUIRE(bytes);
  CHECK(ReadDocxGaps(*bytes).paragraphs.at(0).text == "a<b&c");
  CHECK(Filled(gaps, {{"x", "\xFF\xFE"}}).find("\xFF") == std::string::npos);
}

TEST_CASE("lines of a value are paragraphs of the same look; a paragraph without a value falls away") {
  const DocxGaps gaps = Taken(Paragraph(Run("前", "<w:b/>") + Run("{{多行}}后", "<w:i/>"), "<w:jc w:val=\"right\"/>") +
                              Paragraph(Run("没有{{无}}")) + Paragraph(Run("尾")));
  const std::string text = Filled(gaps, {{"多行", "一\n二\n三"}});
  CHECK(Holds(text,
              "一</w:t></w:r></w:p><w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr><w:r><w:rPr><w:i/></w:rPr><w:t "
              "xml:space=\"preserve\">二</w:t>"));
  CHECK(Holds(text, "三后</w:t></w:r></w:p>"));
  CHECK_FALSE(Holds(text, "没有"));
  CHECK(Holds(text, "尾"));
}

TEST_CASE("a cell keeps its last paragraph, so that the table stays one") {
  const DocxGaps gaps =
      Taken("<w:tbl><w:tr><w:tc>" + Paragraph(Run("{{一}}")) + Paragraph(Run("{{二}}")) + "</w:tc></w:tr></w:tbl>");
  const std::string text = Filled(gaps, {});
  CHECK(Holds(text, "<w:tc><w:p></w:p></w:tc>"));
}

TEST_CASE("braces where nothing can be filled are refused, and so is what is no Word file") {
  const DocxGaps header = ReadDocxGaps(Docx(Paragraph(Run("{{一}}")), Paragraph(Run("{{") + Run("二}}"))));
  CHECK(Holds(header.obstacle_message, "不能写在页眉"));
  const DocxGaps box = ReadDocxGaps(
      Docx("<w:p><w:r><w:pict><v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\"><v:textbox><w:txbxContent>" +
           Paragraph(Run("{{一}}")) + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"));
  CHECK(Holds(box.obstacle_message, "文本框"));
  CHECK(ReadDocxGaps("一封信").obstacle == Obstacle::kUnsupported);
  CHECK(ReadDocxGaps(std::string(kLargestGapsFile + 1, 'x')).obstacle == Obstacle::kTooLarge);
  CHECK(ReadDocxGaps(Docx("<w:p><w:r>")).obstacle != Obstacle::kNone);
  std::string many;
  for (int i = 0; i < 2'001; ++i) many += Paragraph("");
  CHECK(ReadDocxGaps(Docx(many)).obstacle == Obstacle::kTooLarge);
  CHECK(ReadDocxGaps(Docx(Paragraph(Run("\xEF\xB7\x90")))).obstacle != Obstacle::kNone);
}

TEST_CASE("braces that are no gap stay what they are, and no input takes long") {
  const DocxGaps gaps =
      Taken(Paragraph(Run("{{}} {{{a}}} {{没有写完")) + Paragraph(Run("{{一") + "<w:r><w:br/></w:r>" + Run("二}}")));
  const std::string text = Filled(gaps, {{"a", "1"}});
  CHECK(Holds(text, "{{}} {1} {{没有写完"));
  CHECK(Holds(text, "{{一"));
  std::string braces;
  for (int i = 0; i < 100'000; ++i) braces += "{{";
  CHECK(ReadDocxGaps(Docx(Paragraph(Run(braces + "}}")))).obstacle == Obstacle::kNone);
  std::string gaps_only;
  for (int i = 0; i < 501; ++i) gaps_only += "{{a}}";
  CHECK(ReadDocxGaps(Docx(Paragraph(Run(gaps_only)))).obstacle == Obstacle::kTooLarge);
}

TEST_CASE("what is not seen is not kept: comments, hidden words, properties") {
  const DocxGaps gaps = Taken(Paragraph(Run("看得见{{一}}") + Run("看不见的秘密", "<w:vanish/>")));
  const std::string wire = ToWire(gaps);
  CHECK(Holds(wire, "看得见"));
  CHECK_FALSE(Holds(wire, "秘密"));
}

TEST_CASE("over the wire it is the same, and no other bytes are taken for it") {
  const DocxGaps gaps = Taken(Paragraph(Run("{{一}}甲")));
  const std::string wire = ToWire(gaps);
  const auto back = DocxGapsFromWire(wire);
  REQUIRE(back);
  CHECK(Filled(*back, {{"一", "1"}}) == Filled(gaps, {{"一", "1"}}));
  for (std::size_t size = 0; size < wire.size(); size += 7) CHECK_FALSE(DocxGapsFromWire(wire.substr(0, size)));
  CHECK_FALSE(DocxGapsFromWire(wire + "x"));
  std::string more = wire;
  more[4] = '\x7F';
  CHECK_FALSE(DocxGapsFromWire(more));
}

TEST_CASE("locked in it is read as it is here; a worker that breaks is an obstacle") {
  const std::string file = Docx(Paragraph(Run("{{一}}甲")));
  ::setenv("GONGKAI_READ_WORKER", GONGKAI_BINARY_DIR "/bin/docread_read_worker", 1);
  CHECK(ToWire(ReadDocxGapsIsolated(file)) == ToWire(ReadDocxGaps(file)));
  ::setenv("GONGKAI_READ_WORKER", "/bin/false", 1);
  CHECK(ReadDocxGapsIsolated(file).obstacle != Obstacle::kNone);
  ::unsetenv("GONGKAI_READ_WORKER");
}

}  // namespace
}  // namespace gongkai::docread
