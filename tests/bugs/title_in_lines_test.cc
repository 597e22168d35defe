// A title set in several lines lost its organ, its year or its last words, or gave the organ a name cut short.
#include <doctest/doctest.h>

#include "support/sample_report.h"

namespace gongkai::testing {
namespace {

constexpr std::string_view kTitle = "澄川县望禾镇人民政府2023年政府信息公开工作年度报告\n";

TEST_CASE("a title in several lines is one title") {
  for (const std::string_view lines : {"澄川县望禾镇人民政府\n2023年\n政府信息公开工作年度报告\n",
                                       "澄川县望禾镇人民政府\n2023年度政府信息公开工作\n年度报告\n",
                                       "澄川县望禾镇人民政府2023年度\n政府信息公开工作\n年度报告\n",
                                       "澄川县\n望禾镇人民政府2023年政府信息公开工作年度报告\n",
                                       "澄川县望\n禾镇人民政府2023年政府信息公开\n工作年度报告\n",
                                       "澄川县望禾镇人\n民政府2023年政府信息公开工作年度报告\n",
                                       "澄川县望禾镇人民政府二〇二三年政府信息公开工作年度报告\n"}) {
    CAPTURE(lines);
    const std::string text = Edited(Sample(), kTitle, lines);
    const report::AnnualReport report = ReadSample(text);
    CHECK(report.organ == "澄川县望禾镇人民政府");
    CHECK(report.year == 2023);
    CHECK(Listed(CheckBytes(text)) == "");
  }
}

TEST_CASE("the year in Chinese numerals is the report's year") {
  std::string text = Edited(Sample(), kTitle, "澄川县望禾镇人民政府二○二二年度政府信息公开工作年度报告\n");
  text = Edited(text, "统计期限自2023年1月1日起至2023年12月31日止。", "");
  CHECK(ReadSample(text).year == 2022);
  CHECK(ReadSample(text).organ == "澄川县望禾镇人民政府");
}

TEST_CASE("what a page shows above the title is no part of an organ's name") {
  for (const std::string_view above : {"澄川县概况\n", "当前位置\n", "澄川县人民政府门户网站\n"}) {
    CAPTURE(above);
    const std::string text =
        Edited(Sample(), kTitle, std::string(above) + "望禾镇人民政府2023年政府信息公开工作年度报告\n");
    CHECK(ReadSample(text).organ == "望禾镇人民政府");
  }
}

TEST_CASE("an organ that only signs the report is its organ, and the title still lacks it") {
  const std::string text = Edited(Sample(), kTitle, "2023年政府信息公开工作年度报告\n");
  for (const std::string_view signature : {"\n澄川县望禾镇人民政府\n2024年1月18日\n", "\n澄川县望禾镇人民政府\n",
                                           "\n澄川县望禾镇人民政府 2024年1月18日\n"}) {
    CAPTURE(signature);
    const std::string signed_text = text + std::string(signature);
    CHECK(ReadSample(signed_text).organ == "澄川县望禾镇人民政府");
    CHECK(Speaks(CheckBytes(signed_text), "S-TITLE"));
  }
  CHECK(ReadSample(text + "\n澄川县望禾镇人民政府\n澄川县财政局\n").organ == "");
}

TEST_CASE("a title that names an organ is not overruled by a signature") {
  CHECK(ReadSample(Sample() + "\n澄川县人民政府办公室\n2024年1月18日\n").organ == "澄川县望禾镇人民政府");
}

}  // namespace
}  // namespace gongkai::testing
