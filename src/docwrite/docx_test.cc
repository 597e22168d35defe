// The archive is opened again with libzip: what stands in the parts that a Word program reads.
#include "docwrite/docx.h"

#include <doctest/doctest.h>
#include <zip.h>

#include <memory>
#include <string>

#include "docwrite/docx_image.h"

namespace gongkai::docwrite {
namespace {

using namespace std::string_literals;

/// Empty where there is no such part.
std::string PartOf(const std::string& bytes, const char* name) {
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
  zip_t* archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, nullptr);
  REQUIRE(archive != nullptr);
  std::string text;
  if (zip_file_t* file = zip_fopen(archive, name, 0); file != nullptr) {
    text.resize(1 << 20);
    const zip_int64_t size = zip_fread(file, text.data(), text.size());
    REQUIRE(size >= 0);
    text.resize(static_cast<std::size_t>(size));
    zip_fclose(file);
  }
  zip_discard(archive);
  return text;
}

std::string TextOf(const PdfDocument& document) { return PartOf(WriteDocx(document), "word/document.xml"); }

bool Has(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

RichText Body(std::vector<RichBlock> blocks) { return *RichText::Of(std::move(blocks)); }

TEST_CASE("the title, the facts, headings and paragraphs stand in their styles, in their order") {
  const std::string text =
      TextOf({.blocks = {PdfTitle{"关于森林防火的通知"}, PdfFacts{{{"索引号", "101/2026-00001"}}},
                         Body({RichHeading{kTopHeading, Alignment::kStart, {{.text = "一、范围"}}},
                               RichParagraph{Alignment::kEnd, {{.text = "枕溪镇", .bold = true}}}})}});
  const std::size_t title = text.find("<w:pStyle w:val=\"Title\"/>"), facts = text.find("101/2026-00001"),
                    heading = text.find("<w:pStyle w:val=\"Heading1\"/>"), end = text.find("<w:jc w:val=\"right\"/>");
  REQUIRE(end != text.npos);
  CHECK(title < facts);
  CHECK(facts < heading);
  CHECK(heading < end);
  CHECK(Has(text, "<w:b/>"));
  CHECK(Has(text, "一、范围"));
}

TEST_CASE("what was typed is text: no markup comes through, and what XML refuses is gone") {
  const std::string text = TextOf({.title = "<&\">", .blocks = {PdfLine{"<w:p>&\"甲\x01乙\n丙"}}});
  CHECK(Has(text, "&lt;w:p&gt;&amp;&quot;甲乙"));
  CHECK(Has(text, "<w:br/><w:t xml:space=\"preserve\">丙"));
  CHECK_FALSE(Has(text, "\x01"));
  CHECK(Has(PartOf(WriteDocx({.title = "<&\">", .blocks = {}}), "docProps/core.xml"), "&lt;&amp;&quot;&gt;"));
}

TEST_CASE("a line begins set in as running text, or at the edge where it is said") {
  const std::string_view no_indent = "<w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/>";
  CHECK_FALSE(Has(TextOf({.blocks = {PdfLine{"尹望舒："}}}), no_indent));
  const std::string text = TextOf({.blocks = {PdfLine{"尹望舒：", Alignment::kStart, false, true}}});
  CHECK(Has(text, no_indent));
  CHECK(Has(text, "尹望舒："));
}

TEST_CASE("a cell over two rows and one over two columns stay so, and the head comes again on every page") {
  const auto cell = [](std::string words, int rows = 1, int columns = 1, bool head = false) {
    return RichCell{
        .head = head, .row_span = rows, .column_span = columns, .paragraphs = {{.runs = {{.text = std::move(words)}}}}};
  };
  const std::string text = TextOf({.blocks = {Body({RichTable{{{{cell("项目", 1, 1, true), cell("金额", 1, 2, true)}},
                                                               {{cell("补贴", 2), cell("一"), cell("二")}},
                                                               {{cell("三"), cell("四")}}}}})}});
  CHECK(Has(text, "<w:tblHeader/>"));
  CHECK(Has(text, "<w:gridSpan w:val=\"2\"/>"));
  CHECK(Has(text, "<w:vMerge w:val=\"restart\"/>"));
  CHECK(Has(text, "<w:vMerge/>"));
  std::size_t cells = 0;
  for (std::size_t at = text.find("<w:tc>"); at != text.npos; at = text.find("<w:tc>", at + 1)) ++cells;
  CHECK(cells == 2 + 3 + 3);
}

TEST_CASE("a table of a form has the widths that were told, its text in the middle, and small where it is close") {
  const auto cell = [](std::string words, int columns) {
    return RichCell{.column_span = columns, .paragraphs = {{.runs = {{.text = std::move(words)}}}}};
  };
  const RichTable table{{{{cell("甲", 1), cell("乙", 1)}}, {{cell("丙", 2)}}}};
  const std::string text = TextOf({.blocks = {PdfTable{table, {1, 3}, true}}});
  CHECK(Has(text, "<w:tblLayout w:type=\"fixed\"/>"));
  CHECK(Has(text, "<w:gridCol w:w=\"2211\"/><w:gridCol w:w=\"6633\"/>"));
  CHECK(Has(text, "<w:tcW w:w=\"8844\" w:type=\"dxa\"/><w:gridSpan w:val=\"2\"/><w:vAlign w:val=\"center\"/>"));
  CHECK(Has(text, "<w:pStyle w:val=\"CloseText\"/>"));
  const std::string alike = TextOf({.blocks = {PdfTable{table}}});
  CHECK(Has(alike, "<w:gridCol w:w=\"4422\"/><w:gridCol w:w=\"4422\"/>"));
  CHECK(Has(alike, "<w:pStyle w:val=\"TableText\"/>"));
}

TEST_CASE("a link leads out of the file; one within the site is text") {
  const auto out = LinkAddress::Of("https://www.example.gov.cn/a?b=1&c=2"), inside = LinkAddress::Of("/items/1-1");
  REQUIRE(out);
  REQUIRE(inside);
  const PdfDocument document{
      .blocks = {Body({RichParagraph{.runs = {{.text = "外", .link = *out}, {.text = "内", .link = *inside}}}})}};
  const std::string bytes = WriteDocx(document);
  CHECK(Has(PartOf(bytes, "word/_rels/document.xml.rels"), "Target=\"https://www.example.gov.cn/a?b=1&amp;c=2\""));
  CHECK_FALSE(Has(PartOf(bytes, "word/_rels/document.xml.rels"), "items/1-1"));
  const std::string text = PartOf(bytes, "word/document.xml");
  CHECK(Has(text, "<w:hyperlink r:id=\"link1\">"));
  CHECK(Has(text, ">内</w:t>"));
}

TEST_CASE("an image lies beside the text once; what is no image is told by its description") {
  const auto digest = *ImageDigest::Of("sm3:" + std::string(64, 'a'));
  const std::string png = "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\0\x10\0\0\0\x08"s;
  const PdfDocument document{.image = [&](const ImageDigest&) { return std::make_shared<const std::string>(png); },
                             .blocks = {Body({RichImage{digest, "办事大厅平面图"}, RichImage{digest, "再一次"}})}};
  const std::string bytes = WriteDocx(document);
  CHECK(PartOf(bytes, "word/media/image1.png") == png);
  CHECK(PartOf(bytes, "word/media/image2.png").empty());
  CHECK(Has(PartOf(bytes, "word/document.xml"), "descr=\"办事大厅平面图\""));
  CHECK(Has(TextOf({.blocks = {Body({RichImage{digest, "办事大厅平面图"}})}}), "［图片：办事大厅平面图］"));
}

TEST_CASE("how large an image is") {
  CHECK(SizeOfImage("\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\0\x10\0\0\0\x08"s)->width == 16);
  const auto jpeg = SizeOfImage("\xFF\xD8\xFF\xE0\0\x04\0\0\xFF\xC0\0\x0B\x08\0\x20\0\x30"s);
  REQUIRE(jpeg);
  CHECK(jpeg->width == 48);
  CHECK(jpeg->height == 32);
  for (const std::string& broken : {""s, "\xFF\xD8"s, "\xFF\xD8\xFF\xE0\0\0"s, "\xFF\xD8\xFF\xC0\0\x0B"s, "GIF89a"s,
                                    "\x89PNG\r\n\x1A\n"s, "\xFF\xD8\xFF\xFF\xFF\xFF"s}) {
    CHECK_FALSE(SizeOfImage(broken));
  }
}

TEST_CASE("the foot stands on every page, with the number of the page") {
  const std::string footer = PartOf(WriteDocx({.foot = "第 2 版 <a>", .blocks = {}}), "word/footer.xml");
  CHECK(Has(footer, "第 2 版 &lt;a&gt;"));
  CHECK(Has(footer, "w:instr=\"PAGE\""));
}

TEST_CASE("the same document has the same bytes") {
  const PdfDocument document{.title = "一", .made = std::chrono::year(2026) / 3 / 9, .blocks = {PdfLine{"一"}}};
  CHECK(WriteDocx(document) == WriteDocx(document));
}

}  // namespace
}  // namespace gongkai::docwrite
