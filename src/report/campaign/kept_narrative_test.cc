// The narrative of a report as it is kept: the same text as is compared, section by section, bounded, on lines of its
// own, and nobody's number in it.
#include "report/campaign/kept_narrative.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "base/utf8.h"
#include "report/check/copying.h"
#include "report/compile/annual_paper.h"
#include "support/written_paper.h"

namespace gongkai::report {
namespace {

AnnualReport WithParagraphs(std::vector<std::string> texts) {
  AnnualReport report;
  for (std::string& text : texts) {
    NarrativeParagraph paragraph;
    paragraph.text = std::move(text);
    paragraph.section = 1;
    report.paragraphs.push_back(std::move(paragraph));
  }
  return report;
}

bool Has(std::string_view text, std::string_view words) { return text.find(words) != std::string_view::npos; }

TEST_CASE("what is kept is what is compared, under the numbers of its sections") {
  AnnualPaper paper = testing::MakePaper("2021", 7);
  paper.sections[0] = {"（一）主动公开。渡口的时刻表和水位一起公布。", "（二）依申请公开。答复由法规股统一出口。"};
  paper.sections[4] = {"存在的主要问题：公示栏的玻璃破了没有及时换。"};
  const AnnualReport report = ReportOf(paper);
  const KeptNarrative kept = UnpackNarrative(PackNarrative(report));
  CHECK_FALSE(kept.is_cut);
  CHECK(ComparedParagraphs(kept) == ToIndexedText(report).paragraphs);
  REQUIRE(kept.paragraphs.size() >= 3);
  CHECK(kept.paragraphs[0] == KeptParagraph{.section = 1, .text = paper.sections[0][0]});
  CHECK(std::ranges::count(kept.paragraphs, KeptParagraph{.section = 5, .text = paper.sections[4][0]}) == 1);
}

TEST_CASE("a sentence with the number of a person is not kept, the others are") {
  const std::string packed = PackNarrative(WithParagraphs({"低保名单按季公布。申请人来电13800138000催办；已经答复。",
                                                           "统计期限为2024年1月1日至12月31日，公开信息1200条。"}));
  CHECK_FALSE(Has(packed, "13800138000"));
  CHECK(Has(packed, "低保名单按季公布。"));
  CHECK(Has(packed, "已经答复。"));
  CHECK(Has(packed, "公开信息1200条。"));
  CHECK(Has(packed, kSentenceNotKept));
  for (const std::string& each : ComparedParagraphs(UnpackNarrative(packed))) CHECK_FALSE(Has(each, kSentenceNotKept));
}

TEST_CASE("however long a narrative is, what is kept of it is bounded, and ends with a whole character") {
  std::string endless;
  while (endless.size() < 3 * kMostKeptBytes) endless += "公开";
  const std::string packed = PackNarrative(WithParagraphs({"开头。", endless, "结尾。"}));
  CHECK(packed.size() <= kMostKeptBytes + 8);
  CHECK(IsValidUtf8(packed));
  CHECK_FALSE(Has(packed, "结尾"));
  const KeptNarrative kept = UnpackNarrative(packed);
  CHECK(kept.is_cut);
  CHECK(kept.paragraphs.size() == 2);
}

TEST_CASE("a paragraph is a line, without what no database takes; what is no narrative is none") {
  const std::string hidden = std::string("前一行\r\n后一行\t") + std::string("\0\x01", 2) + "\u202E";
  const KeptNarrative kept = UnpackNarrative(PackNarrative(WithParagraphs({hidden, " ", ""})));
  REQUIRE(kept.paragraphs.size() == 1);
  CHECK(Has(kept.paragraphs[0].text, "前一行"));
  CHECK(kept.paragraphs[0].text.find_first_of(std::string("\r\n\t\0", 4)) == std::string::npos);
  CHECK(PackNarrative(AnnualReport()).empty());
  CHECK(UnpackNarrative("").paragraphs.empty());
  CHECK(UnpackNarrative("9不是\n1\n\nx").paragraphs.empty());
}

}  // namespace
}  // namespace gongkai::report
