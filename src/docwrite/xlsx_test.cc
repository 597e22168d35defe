// The workbook is opened again with libzip and its XML is read: what a spreadsheet program would see.
#include "docwrite/xlsx.h"

#include <doctest/doctest.h>
#include <zip.h>

#include <memory>
#include <string>

namespace gongkai::docwrite {
namespace {

std::string Entry(const std::string& bytes, const char* name) {
  zip_error_t error;
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, &error);
  REQUIRE(archive != nullptr);
  zip_file_t* file = zip_fopen(archive, name, 0);
  std::string text;
  if (file) {
    char buffer[4096];
    for (zip_int64_t n = 0; (n = zip_fread(file, buffer, sizeof buffer)) > 0;)
      text.append(buffer, static_cast<std::size_t>(n));
    zip_fclose(file);
  }
  zip_discard(archive);
  return text;
}

TEST_CASE("numbers are numbers, texts are texts, spans are merged") {
  Sheet sheet;
  sheet.name = "表三";
  sheet.cells = {
      {.row = 0, .column = 0, .column_span = 3, .text = "申请人情况", .style = CellStyle::kHead},
      {.row = 1, .column = 0, .number = Number::Of(13364), .style = CellStyle::kCentred},
      {.row = 1, .column = 1, .number = ParseNumber("1204.5836"), .style = CellStyle::kBad},
      {.row = 1, .column = 2, .text = "=1+1", .style = CellStyle::kCentred},
  };
  const std::string bytes = WriteXlsx({&sheet, 1});
  const std::string page = Entry(bytes, "xl/worksheets/sheet1.xml");
  CHECK(page.find("<v>13364</v>") != std::string::npos);
  CHECK(page.find("<v>1204.5836</v>") != std::string::npos);
  CHECK(page.find("<mergeCell ref=\"A1:C1\"/>") != std::string::npos);
  CHECK(page.find("<f>") == std::string::npos);
  CHECK(Entry(bytes, "xl/sharedStrings.xml").find("=1+1") != std::string::npos);
  CHECK(Entry(bytes, "xl/workbook.xml").find("name=\"表三\"") != std::string::npos);
}

TEST_CASE("a blank cell holds no zero") {
  Sheet sheet;
  sheet.name = "a";
  sheet.cells = {{.row = 0, .column = 0, .style = CellStyle::kCentred}};
  const std::string page = Entry(WriteXlsx({&sheet, 1}), "xl/worksheets/sheet1.xml");
  CHECK(page.find("<c r=\"A1\"") != std::string::npos);
  CHECK(page.find("<v>") == std::string::npos);
}

TEST_CASE("a row is as high as its longest wrapped text") {
  const Sheet sheet{.name = "清单",
                    .column_widths = {10},
                    .cells = {{.text = "一二三四五"}, {.row = 1, .text = "一二三四五六七八九十甲"}}};
  const std::string page = Entry(WriteXlsx({&sheet, 1}), "xl/worksheets/sheet1.xml");
  CHECK(page.find("<row r=\"1\" spans=\"1:1\">") != std::string::npos);
  CHECK(page.find("ht=\"45\"") != std::string::npos);
}

TEST_CASE("characters that XML does not know are replaced; the workbook stays whole") {
  const Sheet sheet{.name = "清单", .cells = {{.text = "前\uFFFE中\uFFFF后", .comment = "注\uFFFF"}}};
  const std::string bytes = WriteXlsx({&sheet, 1});
  CHECK(Entry(bytes, "xl/sharedStrings.xml").find("前\uFFFD中\uFFFD后") != std::string::npos);
  CHECK(Entry(bytes, "xl/comments1.xml").find("\uFFFF") == std::string::npos);
}

TEST_CASE("text that no cell can hold is cut with a word of it, and no row is higher than a row may be") {
  std::string text;
  for (int i = 0; i < 40'000; ++i) text += "字";
  const Sheet sheet{.name = "清单", .column_widths = {10}, .cells = {{.text = text}}};
  const std::string bytes = WriteXlsx({&sheet, 1});
  CHECK(Entry(bytes, "xl/sharedStrings.xml").find("后面的没有写入表格") != std::string::npos);
  CHECK(Entry(bytes, "xl/worksheets/sheet1.xml").find("ht=\"409\"") != std::string::npos);
}

TEST_CASE("a sheet name that spreadsheets refuse is an error, not a damaged file") {
  Sheet sheet;
  sheet.name = "a/b";
  CHECK_THROWS_AS(WriteXlsx({&sheet, 1}), std::runtime_error);
}

}  // namespace
}  // namespace gongkai::docwrite
