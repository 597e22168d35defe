// Twenty-two cells of twelve digits overflowed the sum of their column: a made-up figure, and undefined behaviour.
#include <doctest/doctest.h>

#include "support/sample_report.h"

namespace gongkai::testing {
namespace {

constexpr const char* kHuge = "999999999999";

/// The sample with `kHuge` in the first column of every result.
std::string WithHugeResults() {
  std::string text = Sample();
  const std::size_t begin = text.find("三、本年度办理结果"), end = text.find("（七）总计");
  std::string results = text.substr(begin, end - begin), out;
  for (std::size_t from = 0; from < results.size();) {
    const std::size_t line_end = std::min(results.find('\n', from), results.size());
    std::string line = results.substr(from, line_end - from);
    std::size_t cell = line.size();
    for (int columns = 0; columns < 7 && cell != std::string::npos; ++columns) cell = line.rfind('\t', cell - 1);
    if (cell != std::string::npos && line_end < results.size()) {
      line = line.substr(0, cell + 1) + kHuge + line.substr(line.find('\t', cell + 1));
    }
    out += line + (line_end < results.size() ? "\n" : "");
    from = line_end + 1;
  }
  return text.replace(begin, end - begin, out);
}

TEST_CASE("the sum of many huge cells is the sum") {
  const std::vector<report::Finding> findings = CheckBytes(WithHugeResults());
  const report::Finding& results = FindingOf(findings, "T3-RESULTS");
  CHECK(results.message ==
        "“自然人”列：第三项（一）至（六）各行合计 20999999999979，第三项（七）总计 18，相差 20999999999961。");
}

TEST_CASE("many huge figures in one sentence are added without overflow") {
  std::string parts;
  for (int i = 0; i < 120; ++i) parts += "、公告" + std::string(kHuge) + "条";
  const std::string text = Edited(Sample(), "268条，其中政策文件35条", "268条，其中政策文件35条" + parts);
  CHECK(Speaks(CheckBytes(text), "N-SUM"));
}

}  // namespace
}  // namespace gongkai::testing
