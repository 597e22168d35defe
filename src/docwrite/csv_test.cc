#include "docwrite/csv.h"

#include <doctest/doctest.h>

namespace gongkai::docwrite {
namespace {

TEST_CASE("commas, quotes and lines within a field are kept; a blank cell keeps its column") {
  Sheet sheet{.name = "表"};
  sheet.cells = {{.row = 0, .column = 0, .text = "枕溪镇，东"},
                 {.row = 0, .column = 2, .text = "a,b"},
                 {.row = 1, .column = 1, .text = "说\"好\"\n再说"},
                 {.row = 1, .column = 2, .number = Number::Of(12)}};
  CHECK(WriteCsv(sheet) == "\xEF\xBB\xBF枕溪镇，东,,\"a,b\"\r\n,\"说\"\"好\"\"\n再说\",12\r\n");
}

TEST_CASE("a row without cells is an empty line") {
  Sheet sheet{.name = "表"};
  sheet.cells = {{.row = 1, .column = 0, .text = "乙"}};
  CHECK(WriteCsv(sheet) == "\xEF\xBB\xBF\r\n乙\r\n");
}

TEST_CASE("what a spreadsheet would calculate stays text") {
  Sheet sheet{.name = "表"};
  for (const char* text : {"=1+1", "+86", "-2", "@a"}) {
    sheet.cells = {{.row = 0, .column = 0, .text = text}};
    CHECK(WriteCsv(sheet) == "\xEF\xBB\xBF'" + std::string(text) + "\r\n");
  }
}

}  // namespace
}  // namespace gongkai::docwrite
