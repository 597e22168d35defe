#include "docread/wire.h"

#include <doctest/doctest.h>

#include <string>

#include "docread/inspection_wire.h"

namespace gongkai::docread {
namespace {

Document Sample() {
  Document document;
  document.format = Format::kHtml;
  document.encoding = "GB18030";
  document.title = "年度报告";
  document.lines = {"一、总体情况", "规章  0  −", ""};
  document.pictures = {1, 3};
  document.blocks.emplace_back(Paragraph{"一、总体情况", 2, {1, 0, 6, 0, {}}});
  Cell cell{"规章\n等", 3, 2, 4, 71.25, 92.5, {2, 0, 2, 7, {1.5, 2.5, 3.5, 4.5}}};
  Cell blank;
  document.blocks.emplace_back(Table{Geometry::kLoose, {Row{{cell, blank}, {2, 0, 8, 7, {}}}, Row{}}});
  return document;
}

bool Same(const Cell& a, const Cell& b) {
  return a.text == b.text && a.column == b.column && a.column_span == b.column_span && a.row_span == b.row_span &&
         a.left == b.left && a.right == b.right && a.place == b.place;
}

TEST_CASE("an inspection that is kept comes back as it was, and nothing else is taken for one") {
  Inspection before;
  before.files = {{"", "压缩包", -1, ""}, {"甲.docx", "Word 文档（docx）", 0, "文件设有密码。"}};
  before.pieces = {
      {.sight = Sight::kComment, .text = "这个数要再核", .where = "第 1 段", .file = 1},
      {.text = "公示", .where = "第 2 页", .table = 1, .row = 2, .column = 3, .page = 2, .box = {1, 2, 3, 4.5}}};
  before.pictures = 3;
  const std::string bytes = ToWire(before);
  const auto after = InspectionFromWire(bytes);
  REQUIRE(after);
  REQUIRE(after->files.size() == 2);
  CHECK(after->files[1].name == "甲.docx");
  CHECK(after->files[1].inside == 0);
  CHECK(after->files[1].obstacle == "文件设有密码。");
  REQUIRE(after->pieces.size() == 2);
  CHECK(after->pieces[0].sight == Sight::kComment);
  CHECK(after->pieces[0].file == 1);
  CHECK(after->pieces[1].text == "公示");
  CHECK(after->pieces[1].column == 3);
  CHECK(after->pieces[1].box == Box{1, 2, 3, 4.5});
  CHECK(after->pictures == 3);
  CHECK(after->obstacle == Obstacle::kNone);
  CHECK_FALSE(InspectionFromWire(bytes.substr(0, bytes.size() - 1)));
  CHECK_FALSE(InspectionFromWire(bytes + "x"));
  CHECK_FALSE(InspectionFromWire(""));
}

TEST_CASE("a document comes out of the pipe as it went in") {
  const Document before = Sample();
  const std::optional<Document> after = FromWire(ToWire(before));
  REQUIRE(after);
  CHECK(after->format == before.format);
  CHECK(after->encoding == before.encoding);
  CHECK(after->title == before.title);
  CHECK(after->lines == before.lines);
  CHECK(after->pictures == before.pictures);
  REQUIRE(after->blocks.size() == 2);
  const auto& paragraph = std::get<Paragraph>(after->blocks[0]);
  CHECK(paragraph.text == "一、总体情况");
  CHECK(paragraph.heading == 2);
  CHECK(paragraph.place == std::get<Paragraph>(before.blocks[0]).place);
  const auto &table = std::get<Table>(after->blocks[1]), &original = std::get<Table>(before.blocks[1]);
  CHECK(table.geometry == Geometry::kLoose);
  REQUIRE(table.rows.size() == 2);
  CHECK(table.rows[0].place == original.rows[0].place);
  REQUIRE(table.rows[0].cells.size() == 2);
  CHECK(Same(table.rows[0].cells[0], original.rows[0].cells[0]));
  CHECK(Same(table.rows[0].cells[1], original.rows[0].cells[1]));
}

TEST_CASE("an obstacle and its sentence come through") {
  Document document;
  document.format = Format::kDocx;
  document.obstacle = Obstacle::kNeedsLibreOffice;
  document.obstacle_message = "读不了。";
  const std::optional<Document> after = FromWire(ToWire(document));
  REQUIRE(after);
  CHECK(after->obstacle == Obstacle::kNeedsLibreOffice);
  CHECK(after->obstacle_message == "读不了。");
}

TEST_CASE("bytes that were cut off, lengthened or are something else are refused") {
  const std::string wire = ToWire(Sample());
  for (std::size_t length = 0; length < wire.size(); ++length) CHECK_FALSE(FromWire(wire.substr(0, length)));
  CHECK_FALSE(FromWire(wire + "x"));
  CHECK_FALSE(FromWire("%PDF-1.7"));
}

TEST_CASE("a changed byte is refused or changes a value, and never more") {
  const std::string wire = ToWire(Sample());
  for (std::size_t i = 0; i < wire.size(); ++i) {
    std::string changed = wire;
    changed[i] = static_cast<char>(changed[i] ^ 0xFF);
    const std::optional<Document> document = FromWire(changed);
    if (document) CHECK(ToWire(*document) == changed);
  }
}

TEST_CASE("an unknown kind, a place behind the last line and a count that lies are refused") {
  Document document;
  document.blocks.emplace_back(Paragraph{"字", 0, {5, 0, 1, 0, {}}});
  CHECK_FALSE(FromWire(ToWire(document)));
  CHECK_FALSE(FromWire(std::string("gkd2\x7F\x00\x00\x00\x00\x00\x00", 11)));
  CHECK_FALSE(FromWire(std::string("gkd2\x00\x00\x00\x00\x00\xFF\xFF\xFF\xFF\x0F", 14)));
}

Workbook SampleWorkbook() {
  const SheetCell cell{.column = 2,
                       .kind = CellKind::kNumber,
                       .text = "110101199001011000",
                       .inexact = true,
                       .hidden_column = true,
                       .covered = true,
                       .row_span = 3,
                       .column_span = 4,
                       .formula = "A1*2"};
  Workbook workbook;
  workbook.format = WorkbookFormat::kXlsx;
  workbook.encoding = "GB18030";
  workbook.sheets = {{"人员", true, {{7, true, {cell}}, {9, false, {{.column = 0, .text = "甲", .formula = {}}}}}}, {}};
  return workbook;
}

TEST_CASE("a workbook comes out of the pipe as it went in") {
  const std::optional<Workbook> after = WorkbookFromWire(ToWire(SampleWorkbook()));
  REQUIRE(after);
  CHECK(after->format == WorkbookFormat::kXlsx);
  CHECK(after->encoding == "GB18030");
  REQUIRE(after->sheets.size() == 2);
  CHECK(after->sheets[0].name == "人员");
  CHECK(after->sheets[0].hidden);
  REQUIRE(after->sheets[0].rows.size() == 2);
  CHECK(after->sheets[0].rows[0].row == 7);
  CHECK(after->sheets[0].rows[0].hidden);
  CHECK_FALSE(after->sheets[0].rows[1].hidden);
  const SheetCell& cell = after->sheets[0].rows[0].cells.at(0);
  CHECK(cell.column == 2);
  CHECK(cell.kind == CellKind::kNumber);
  CHECK(cell.text == "110101199001011000");
  CHECK(cell.inexact);
  CHECK(cell.hidden_column);
  CHECK(cell.covered);
  CHECK(cell.row_span == 3);
  CHECK(cell.column_span == 4);
  CHECK(cell.formula == "A1*2");
  CHECK_FALSE(after->sheets[0].rows[1].cells.at(0).formula);
  CHECK(after->sheets[1].rows.empty());
}

TEST_CASE("a workbook that was cut off, changed or is a document is refused, or spelled as it is sent") {
  const std::string wire = ToWire(SampleWorkbook());
  for (std::size_t length = 0; length < wire.size(); ++length) CHECK_FALSE(WorkbookFromWire(wire.substr(0, length)));
  CHECK_FALSE(WorkbookFromWire(wire + "x"));
  CHECK_FALSE(WorkbookFromWire(ToWire(Sample())));
  CHECK_FALSE(FromWire(wire));
  for (std::size_t i = 0; i < wire.size(); ++i) {
    std::string changed = wire;
    changed[i] = static_cast<char>(changed[i] ^ 0xFF);
    const std::optional<Workbook> workbook = WorkbookFromWire(changed);
    if (workbook) CHECK(ToWire(*workbook) == changed);
  }
}

TEST_CASE("rows and cells that are not in order are refused: they are searched by halves") {
  Workbook workbook = SampleWorkbook();
  std::swap(workbook.sheets[0].rows[0], workbook.sheets[0].rows[1]);
  CHECK_FALSE(WorkbookFromWire(ToWire(workbook)));
  workbook = SampleWorkbook();
  workbook.sheets[0].rows[0].cells.push_back(workbook.sheets[0].rows[0].cells[0]);
  CHECK_FALSE(WorkbookFromWire(ToWire(workbook)));
}

}  // namespace
}  // namespace gongkai::docread
