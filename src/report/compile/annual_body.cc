#include "report/compile/annual_body.h"

#include "report/compile/printed_paper.h"

namespace gongkai::report {
namespace {

RichParagraph Paragraph(std::string text) { return RichParagraph{Alignment::kStart, {RichRun{std::move(text)}}}; }

RichHeading Heading(std::string text) { return RichHeading{.level = kTopHeading, .runs = {RichRun{std::move(text)}}}; }

RichCell CellOf(const OfficialCell& cell) {
  RichCell rich{.head = cell.kind != OfficialCell::Kind::kValue,
                .row_span = cell.row_span,
                .column_span = cell.column_span,
                .paragraphs = {}};
  if (!cell.text.empty()) rich.paragraphs.push_back(Paragraph(cell.text));
  return rich;
}

RichTable TableIn(const AnnualPaper& paper, int number) {
  RichTable table;
  for (const std::vector<OfficialCell>& cells : PrintedTable(paper, number).rows) {
    RichRow row;
    for (const OfficialCell& cell : cells) row.cells.push_back(CellOf(cell));
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

Result<RichText> BodyOfPaper(const AnnualPaper& paper, const std::vector<std::string>& notes) {
  constexpr int kFirstTable = 2, kLastTable = 4, kSections = 6;
  std::vector<RichBlock> blocks;
  for (std::string& text : ParagraphsOf(paper.opening)) blocks.emplace_back(Paragraph(std::move(text)));
  for (int section = 1; section <= kSections; ++section) {
    blocks.emplace_back(Heading(HeadingOf(*paper.form, section)));
    if (section >= kFirstTable && section <= kLastTable) blocks.emplace_back(TableIn(paper, section));
    for (std::string& text : ParagraphsOf(paper, section)) blocks.emplace_back(Paragraph(std::move(text)));
  }
  if (!notes.empty()) {
    blocks.emplace_back(Heading("关于数据的说明"));
    for (const std::string& note : notes) blocks.emplace_back(Paragraph(note));
  }
  return RichText::Of(std::move(blocks));
}

std::string SummaryOf(const AnnualPaper& paper) {
  const std::string year = std::to_string(paper.year);
  return paper.organ + year + "年政府信息公开工作年度报告，统计期限自" + year + "年1月1日起至" + year +
         "年12月31日止。";
}

}  // namespace gongkai::report
