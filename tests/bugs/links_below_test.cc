// The links that a page sets below a report (the next article, other reports) were taken for text of section six, and
// the organs they name for organs of somebody else's report.
#include <doctest/doctest.h>

#include "support/sample_report.h"

namespace gongkai::testing {
namespace {

std::string SectionSix(const report::AnnualReport& report) {
  std::string said;
  for (const std::size_t paragraph : report.FindSection(6)->paragraphs)
    said += report.paragraphs[paragraph].text + "\n";
  return said;
}

TEST_CASE("links below the report are no text of it") {
  const std::string own = SectionSix(ReadSample(Sample()));
  for (const std::string below :
       {"上一篇：望禾乡人民政府2022年政府信息公开工作年度报告\n下一篇：笋溪乡人民政府2023年政府信息公开工作年度报告\n",
        "【打印】 【关闭】\n笋溪乡人民政府办事指南\n", "相关链接：\n笋溪乡人民政府2023年政府信息公开工作年度报告\n",
        "笋溪乡人民政府2023年政府信息公开工作年度报告\n"}) {
    CAPTURE(below);
    const std::string text = Sample() + "\n" + below;
    CHECK(SectionSix(ReadSample(text)) == own);
    CHECK(Listed(CheckBytes(text)) == "");
  }
}

TEST_CASE("what section six says of other things stays in it") {
  const std::string sentence = "相关信息公开后，上一条意见已经答复。\n";
  CHECK(SectionSix(ReadSample(Sample() + "\n" + sentence)).find("上一条意见") != std::string::npos);
}

TEST_CASE("a link above the last section ends nothing") {
  const std::string text = Edited(Sample(), "五、存在的主要问题", "打印\n\n五、存在的主要问题");
  CHECK(SectionSix(ReadSample(text)) == SectionSix(ReadSample(Sample())));
}

}  // namespace
}  // namespace gongkai::testing
