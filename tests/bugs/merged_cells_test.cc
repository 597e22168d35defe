// Merged cells that a converter wrote out once for each column were called figures too many.
#include <doctest/doctest.h>

#include "support/sample_report.h"

namespace gongkai::testing {
namespace {

constexpr std::string_view kMerged =
    "| 第二十条第（一）项 | 第二十条第（一）项 | 第二十条第（一）项 | 第二十条第（一）项 |\n|---|---|---|---|\n"
    "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n| 规章 | 0 | 0 | 0 |\n| 行政规范性文件 | 2 | 1 | 6 |\n"
    "| 第二十条第（五）项 | 第二十条第（五）项 | 第二十条第（五）项 | 第二十条第（五）项 |\n"
    "| 信息内容 | 本年处理决定数量 | 本年处理决定数量 | 本年处理决定数量 |\n| 行政许可 | 126 | 126 | 126 |\n"
    "| 第二十条第（六）项 | 第二十条第（六）项 | 第二十条第（六）项 | 第二十条第（六）项 |\n"
    "| 信息内容 | 本年处理决定数量 | 本年处理决定数量 | 本年处理决定数量 |\n| 行政处罚 | 14 | 14 | 14 |\n"
    "| 行政强制 | 0 | 0 | 0 |\n"
    "| 第二十条第（八）项 | 第二十条第（八）项 | 第二十条第（八）项 | 第二十条第（八）项 |\n"
    "| 信息内容 | 本年收费金额（单位：万元） | 本年收费金额（单位：万元） | 本年收费金额（单位：万元） |\n"
    "| 行政事业性收费 | 3.5 | 3.5 | 3.5 |\n";

std::string WithTable2(std::string_view table) {
  return Edited(Sample(), Between(Sample(), "第二十条第（一）项", "\n三、收到和处理"), table);
}

TEST_CASE("a merged cell written out is one cell") {
  const std::string text = WithTable2(kMerged);
  CHECK(Listed(CheckBytes(text)) == "");
  CHECK(ReadSample(text).Find(2, "行政许可", 0)->written == "126");
}

TEST_CASE("cells that differ under one head are still too many") {
  const std::string text = WithTable2(Edited(std::string(kMerged), "| 126 | 126 | 126 |", "| 126 | 127 | 126 |"));
  CHECK(Speaks(CheckBytes(text), "S-ROWS"));
}

}  // namespace
}  // namespace gongkai::testing
