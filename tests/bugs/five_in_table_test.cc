// Problems and improvements that stand in the cells of a table were dropped from the text, and section five was called
// empty.
#include <doctest/doctest.h>

#include "support/sample_report.h"

namespace gongkai::testing {
namespace {

TEST_CASE("prose in a table outside the three statutory tables is read as text") {
  const std::string text = Sample();
  const std::string five = Between(text, "存在的主要问题：", "六、其他需要");
  const std::string grid =
      "存在的主要问题\t改进情况\n政策解读多以文字为主，图解和视频较少；个别村公开栏更新不够及时。\t"
      "与县融媒体中心合作制作方言版解读短视频，镇村公开栏改为每月由专人巡查一次，发现逾期未更新的当场督办。\n\n";
  const std::string edited = Edited(text, five, grid);
  CHECK(Listed(CheckBytes(edited)) == "");
  const report::AnnualReport report = ReadSample(edited);
  std::string said;
  for (const std::size_t paragraph : report.sections.at(4).paragraphs) said += report.paragraphs[paragraph].text + "\n";
  CHECK(said.find("图解和视频较少") != std::string::npos);
  CHECK(said.find("方言版解读短视频") != std::string::npos);
}

TEST_CASE("the figures of the three tables stay out of the text") {
  for (const report::NarrativeParagraph& paragraph : ReadSample(Sample()).paragraphs) {
    CHECK(paragraph.text.find("126") == std::string::npos);
    CHECK(paragraph.text.find("自然人") == std::string::npos);
  }
}

}  // namespace
}  // namespace gongkai::testing
