// A label with its first figure glued to it lost that figure, and the others moved to columns of another unit.
#include <doctest/doctest.h>

#include <regex>

#include "support/sample_report.h"

namespace gongkai::testing {
namespace {

/// Table cells with a blank between them, and none behind the label.
std::string Glued(const std::string& text) {
  const std::string tables = Between(text, "第二十条第（一）项", "\n五、存在的主要问题");
  std::string glued = std::regex_replace(tables, std::regex("\t+\n"), "\n");
  glued = std::regex_replace(glued, std::regex("\n\t+"), "\n");
  glued = std::regex_replace(glued, std::regex("([^0-9\t\n])\t+([0-9])"), "$1$2");
  return Edited(text, tables, std::regex_replace(glued, std::regex("\t+"), " "));
}

TEST_CASE("a figure glued to a printed label is the first of its row") {
  const std::string text = Glued(Sample());
  REQUIRE(text.find("规章0 0 0") != std::string::npos);
  const report::AnnualReport report = ReadSample(text);
  CHECK(report.Find(2, "规章", 0)->written == "0");
  CHECK(report.Find(2, "行政许可", 0)->written == "126");
  CHECK(report.Find(2, "行政事业性收费", 0)->written == "3.5");
  CHECK(report.Find(3, "三(一)", 0)->written == "14");
  CHECK(report.Find(3, "四", 6)->written == "3");
  CHECK(Listed(CheckBytes(text)) == "");
}

TEST_CASE("a figure that may be part of the label stays, and nothing is said of the cells that moved") {
  const std::string text = Edited(Glued(Sample()), "行政规范性文件2 1 6", "行政规范性文件件数2 1 6");
  CHECK(ReadSample(text).table2->Find("行政规范性文件")->ragged);
  CHECK_FALSE(Speaks(CheckBytes(text), "T2-INFORCE"));
}

TEST_CASE("figures that moved are not called negative or broken") {
  const std::string table = Between(Sample(), "信息内容\t本年制发件数", "\n三、收到和处理");
  const std::string of_2019 =
      "信息内容 本年新制作数量 本年新公开数量 对外公开总数量\n规章0 0 0\n规范性文件2 1 9\n第二十条第（五）项\n"
      "信息内容 上一年项目数量 本年增/减 处理决定数量\n行政许可3 0 126\n其他对外管理服务事项数21 -2 62\n"
      "第二十条第（六）项\n信息内容 上一年项目数量 本年增/减 处理决定数量\n行政处罚18 -3 12\n行政强制5 0 2\n"
      "第二十条第（八）项\n信息内容 上一年项目数量 本年增/减\n行政事业性收费2 +1\n第二十条第（九）项\n"
      "信息内容 采购项目数量 采购总金额\n政府集中采购额14 1204.7\n";
  const std::string text = Edited(Sample(), table, of_2019);
  const report::AnnualReport report = ReadSample(text);
  CHECK(report.Find(2, "行政处罚", 1)->written == "-3");
  CHECK(report.table2->Find("其他对外管理服务事项")->ragged);
  CHECK_FALSE(Speaks(CheckBytes(text), "C-NEGATIVE"));
  CHECK_FALSE(Speaks(CheckBytes(text), "C-WHOLE"));
}

}  // namespace
}  // namespace gongkai::testing
