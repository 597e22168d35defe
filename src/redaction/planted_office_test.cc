// Files of Word and Excel, made into pages by LibreOffice: what is hidden in them comes along nowhere, what is shown
// and marked goes.
#include <doctest/doctest.h>

#include <filesystem>

#include <support/made_zip.h>
#include "docwrite/docx.h"
#include "docwrite/xlsx.h"
#include "redaction/planted_proof_test.h"

namespace gongkai::redaction {
namespace {

using testing::MakeZip;
using testing::ZipEntries;

bool IsMissing() {
  if (std::filesystem::exists("/usr/bin/soffice")) return false;
  MESSAGE("SKIPPED: soffice is missing (./dev setup installs it), so no Office file was redacted");
  return true;
}

constexpr const char* kTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
constexpr const char* kPackage = "http://schemas.openxmlformats.org/package/2006/relationships";
const std::string kKind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const std::string kOffice = "application/vnd.openxmlformats-officedocument.";

/// "part\ttype" of each.
std::string Types(const std::vector<std::pair<std::string, std::string>>& parts) {
  std::string xml = std::string("<Types xmlns=\"") + kTypes +
                    "\"><Default Extension=\"rels\" "
                    "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default "
                    "Extension=\"xml\" ContentType=\"application/xml\"/>";
  for (const auto& [part, type] : parts) {
    xml += "<Override PartName=\"" + part + "\" ContentType=\"" + type + "+xml\"/>";
  }
  return xml + "</Types>";
}

struct Link {
  std::string id, kind, target;
};
std::string Links(const std::vector<Link>& links) {
  std::string xml = std::string("<Relationships xmlns=\"") + kPackage + "\">";
  for (const Link& link : links) {
    const std::string kind = link.kind.starts_with("http") ? link.kind : kKind + "/" + link.kind;
    xml += "<Relationship Id=\"" + link.id + "\" Type=\"" + kind + "\" Target=\"" + link.target + "\"/>";
  }
  return xml + "</Relationships>";
}

std::string Core(const std::string& author) {
  return "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
         "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:creator>" +
         author + "</dc:creator></cp:coreProperties>";
}
constexpr const char* kCoreKind =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
constexpr const char* kCoreType = "application/vnd.openxmlformats-package.core-properties";

const std::string kWord =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"" + kKind + "\"";

std::string Run(const std::string& text, const std::string& look = "") {
  return "<w:r><w:rPr>" + look + "</w:rPr><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}

std::string Docx(const std::string& body, const std::string& comment, const std::string& author) {
  const std::string comments = "<w:comments " + kWord + "><w:comment w:id=\"1\" w:author=\"" + author + "\"><w:p>" +
                               Run(comment) + "</w:p></w:comment></w:comments>";
  const std::string header = "<w:hdr " + kWord + "><w:p>" + Run("编号：周晚照") + "</w:p></w:hdr>";
  return MakeZip(
      {{"[Content_Types].xml", Types({{"/word/document.xml", kOffice + "wordprocessingml.document.main"},
                                      {"/word/comments.xml", kOffice + "wordprocessingml.comments"},
                                      {"/word/header1.xml", kOffice + "wordprocessingml.header"},
                                      {"/docProps/core.xml", kCoreType}})},
       {"_rels/.rels", Links({{"r1", "officeDocument", "word/document.xml"}, {"r2", kCoreKind, "docProps/core.xml"}})},
       {"docProps/core.xml", Core(author)},
       {"word/_rels/document.xml.rels", Links({{"c1", "comments", "comments.xml"}, {"h1", "header", "header1.xml"}})},
       {"word/comments.xml", comments},
       {"word/header1.xml", header},
       {"word/document.xml", "<w:document " + kWord + "><w:body>" + body +
                                 "<w:sectPr><w:headerReference w:type=\"default\" "
                                 "r:id=\"h1\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr></w:body>"
                                 "</w:document>"}});
}

TEST_CASE("a Word file: its text, its header, tracked changes, remarks, hidden words, its author") {
  if (IsMissing()) return;
  const std::string body =
      "<w:p>" + Run("同意给予") + Run("周晚照") + Run("补助") +
      "<w:del w:id=\"7\" w:author=\"沈岚岚\" w:date=\"2026-01-05T08:00:00Z\"><w:r><w:delText>原拟三千四百元"
      "</w:delText></w:r></w:del>"
      "<w:ins w:id=\"8\" w:author=\"沈岚岚\" w:date=\"2026-01-05T08:00:00Z\">" +
      Run("一千二百元") + "</w:ins>" + Run("隐藏的底数", "<w:vanish/>") +
      Run("白色的底数", "<w:color w:val=\"FFFFFF\"/>") + "<w:commentRangeStart w:id=\"1\"/>" + Run("，请照此办理。") +
      "<w:commentRangeEnd w:id=\"1\"/><w:r><w:commentReference w:id=\"1\"/></w:r></w:p>";
  Prove({"a Word file",
         Docx(body, "再核一次收入", "沈岚岚"),
         {"周晚照", "原拟三千四百元", "隐藏的底数", "白色的底数", "再核一次收入", "沈岚岚"},
         {"同意给予", "一千二百元", "请照此办理"}},
        "a.docx");
}

const std::string kSheet =
    "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"" + kKind + "\"";

std::string Cell(const std::string& place, const std::string& text) {
  return "<c r=\"" + place + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}

std::string Xlsx() {
  const std::string shown = "<worksheet " + kSheet +
                            "><cols><col min=\"3\" max=\"3\" width=\"9\" hidden=\"1\"/></cols><sheetData>"
                            "<row r=\"1\">" +
                            Cell("A1", "姓名") + Cell("B1", "金额") + Cell("C1", "隐藏列里的字") +
                            "</row><row r=\"2\" hidden=\"1\">" + Cell("A2", "隐藏行里的字") + "</row><row r=\"3\">" +
                            Cell("A3", "周晚照") + Cell("B3", "1200元") + "</row></sheetData></worksheet>";
  const std::string hidden = "<worksheet " + kSheet + "><sheetData><row r=\"1\">" + Cell("A1", "隐藏表里的字") +
                             "</row></sheetData></worksheet>";
  return MakeZip(
      {{"[Content_Types].xml", Types({{"/xl/workbook.xml", kOffice + "spreadsheetml.sheet.main"},
                                      {"/xl/sheet1.xml", kOffice + "spreadsheetml.worksheet"},
                                      {"/xl/sheet2.xml", kOffice + "spreadsheetml.worksheet"},
                                      {"/docProps/core.xml", kCoreType}})},
       {"_rels/.rels", Links({{"r1", "officeDocument", "xl/workbook.xml"}, {"r2", kCoreKind, "docProps/core.xml"}})},
       {"docProps/core.xml", Core("沈岚岚")},
       {"xl/_rels/workbook.xml.rels", Links({{"s1", "worksheet", "sheet1.xml"}, {"s2", "worksheet", "sheet2.xml"}})},
       {"xl/workbook.xml", "<workbook " + kSheet +
                               "><sheets><sheet name=\"公示\" sheetId=\"1\" r:id=\"s1\"/><sheet name=\"明细\" "
                               "sheetId=\"2\" state=\"hidden\" r:id=\"s2\"/></sheets></workbook>"},
       {"xl/sheet1.xml", shown},
       {"xl/sheet2.xml", hidden}});
}

TEST_CASE("a workbook: its cells, its hidden sheet, row and column, its author") {
  if (IsMissing()) return;
  Prove({"a workbook", Xlsx(), {"周晚照", "隐藏列里的字", "隐藏行里的字", "隐藏表里的字", "沈岚岚"}, {"1200元"}},
        "a.xlsx");
}

TEST_CASE("files as we write them ourselves") {
  if (IsMissing()) return;
  docwrite::PdfDocument document;
  document.title = "临时救助批复";
  document.author = "沈岚岚";
  for (const char* line : {"周晚照家庭困难，", "同意给予1200元。"})
    document.blocks.emplace_back(docwrite::PdfLine{line});
  Prove({"a letter", docwrite::WriteDocx(document), {"周晚照", "沈岚岚"}, {"同意给予1200元"}}, "a.docx");
  docwrite::Sheet sheet;
  sheet.name = "名单";
  for (int row = 0; row < 3; ++row) {
    sheet.cells.push_back({.row = row, .column = 0, .text = "周晚照"});
    sheet.cells.push_back({.row = row, .column = 1, .text = "1200元", .comment = "批注里的字"});
  }
  Prove({"a list", docwrite::WriteXlsx(std::vector{sheet}), {"周晚照", "批注里的字"}, {"1200元"}}, "a.xlsx");
}

}  // namespace
}  // namespace gongkai::redaction
