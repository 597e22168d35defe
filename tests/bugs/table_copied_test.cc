// A report that brings its table 3 once more, as an appendix, was refused as several reports.
#include <doctest/doctest.h>

#include "support/sample_report.h"

namespace gongkai::testing {
namespace {

std::string Table3() { return Between(Sample(), "一、本年新收政府信息公开申请数量", "\n四、政府信息公开行政复议"); }

TEST_CASE("table 3 twice with the same cells is one report") {
  const std::string appended = Sample() + "\n附件\n\n" + Table3();
  CHECK(Listed(CheckBytes(appended)) == "");
  CHECK(ReadSample(appended).Find(3, "一", 6)->written == "22");
  const std::string beside = Edited(Sample(), Table3(), Table3() + "\n" + Table3());
  CHECK(Listed(CheckBytes(beside)) == "");
}

TEST_CASE("table 3 twice with one other cell is not read") {
  const std::string other = Edited(Table3(), "\t19\t2", "\t18\t3");
  CHECK(Speaks(CheckBytes(Sample() + "\n附件\n\n" + other), "S-MULTIPLE"));
  const std::string moved = Edited(Table3(), "（一）予以公开\t\t14\t0", "（一）予以公开\t\t0\t14");
  CHECK(Speaks(CheckBytes(Sample() + "\n附件\n\n" + moved), "S-MULTIPLE"));
}

TEST_CASE("reports of two years are two, though their tables be the same") {
  CHECK(Speaks(CheckBytes(Sample() + Edited(Sample(), "人民政府2023年", "人民政府2022年")), "S-MULTIPLE"));
}

}  // namespace
}  // namespace gongkai::testing
