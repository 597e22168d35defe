// A column 小计 that the form does not have: an error on cells that the reader could not place, and a doubt for each
// row.
#include <doctest/doctest.h>

#include "support/sample_report.h"

namespace gongkai::testing {
namespace {

/// Table 3 of the sample with 小计 (of the five kinds of organisations) before 总计.
std::string WithSubtotals() {
  const std::string table = Between(Sample(), "\t\t\t\t商业企业", "\n四、政府信息公开");
  std::string out;
  for (std::size_t from = 0, end = 0; from < table.size(); from = end + 1) {
    end = std::min(table.find('\n', from), table.size());
    std::string line = table.substr(from, end - from);
    const std::size_t last = line.rfind('\t');
    if (from == 0) {
      line = line.substr(0, last) + "\t小计\t";
    } else if (!line.empty()) {
      long sum = 0;
      std::size_t cell = last;
      for (int columns = 0; columns < 5; ++columns) {
        cell = line.rfind('\t', cell - 1);
        sum += std::stol(line.substr(cell + 1));
      }
      line.insert(last, "\t" + std::to_string(sum));
    }
    out += line + "\n";
  }
  return Edited(Sample(), table, out);
}

TEST_CASE("a column too many is told once, and nothing is said of cells that could not be placed") {
  CHECK(Listed(CheckBytes(WithSubtotals())) ==
        "warning S-ROWS 表三多出一栏（像是“小计”），没有逐格核对，请删去后再查。\n");
}

TEST_CASE("one row with a value too many is a doubt of its own, and its cells are in no error") {
  const std::string text = Edited(Sample(), "（一）予以公开\t\t14\t0\t0", "（一）予以公开\t\t14\t3\t0\t0");
  const std::vector<report::Finding> findings = CheckBytes(text);
  CHECK(Speaks(findings, "S-ROWS"));
  for (const report::Finding& finding : findings) {
    CHECK_MESSAGE(finding.rule == "S-ROWS", Listed(findings));
  }
}

}  // namespace
}  // namespace gongkai::testing
