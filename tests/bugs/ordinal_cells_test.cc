// Where the ordinals of table 3 have a column of their own, 其他 of its last group was taken for the column head.
#include <doctest/doctest.h>

#include <regex>

#include "support/sample_report.h"

namespace gongkai::testing {
namespace {

/// The sample as a page, with its table 3 in ruled cells and "3." and "其他" in cells beside each other.
std::string WithOrdinalCells() {
  const std::string text = Sample();
  const std::string table = Between(text, "一、本年新收政府信息公开申请数量", "\n四、政府信息公开行政复议");
  std::string rows = std::regex_replace(table, std::regex("([1-8]\\.)"), "$1\t");
  rows = std::regex_replace(rows, std::regex("\t"), "</td><td>");
  rows = std::regex_replace(rows, std::regex("\n"), "</td></tr>\n<tr><td>");
  return "<html><body><h1>澄川县望禾镇人民政府2023年政府信息公开工作年度报告</h1>\n"
         "<h2>三、收到和处理政府信息公开申请情况</h2>\n<table><tr><td>" +
         rows + "</td></tr></table></body></html>";
}

TEST_CASE("an ordinal in a cell of its own belongs to the label beside it") {
  const std::string page = WithOrdinalCells();
  REQUIRE(page.find("<td>3.</td><td>其他</td>") != std::string::npos);
  const std::vector<report::Finding> findings = CheckBytes(page);
  CHECK_FALSE(Speaks(findings, "S-LABEL"));
  CHECK_FALSE(Speaks(findings, "S-ROWS"));
  CHECK_FALSE(Speaks(findings, "C-RAGGED"));
}

}  // namespace
}  // namespace gongkai::testing
