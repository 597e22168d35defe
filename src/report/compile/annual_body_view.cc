#include "report/compile/annual_body_view.h"

#include "report/compile/paper_blocks_export.h"

namespace gongkai::report {

Result<RichText> BodyOfPaper(const AnnualPaper& paper, const std::vector<std::string>& notes) {
  RichText body = TRY(PaperBody(paper));
  if (notes.empty()) return body;
  std::vector<RichBlock> blocks = body.blocks();
  blocks.emplace_back(RichHeading{.level = kTopHeading, .runs = {RichRun{"关于数据的说明"}}});
  for (const std::string& note : notes) blocks.emplace_back(RichParagraph{Alignment::kStart, {RichRun{note}}});
  return RichText::Of(std::move(blocks));
}

std::string SummaryOf(const AnnualPaper& paper) {
  const std::string year = std::to_string(paper.year);
  return paper.organ + year + "年政府信息公开工作年度报告，统计期限自" + year + "年1月1日起至" + year +
         "年12月31日止。";
}

}  // namespace gongkai::report
