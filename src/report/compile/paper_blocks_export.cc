#include "report/compile/paper_blocks_export.h"

#include <utility>

#include "report/compile/printed_paper.h"

namespace gongkai::report {
namespace {

using docwrite::PdfBlock;
using docwrite::PdfTable;

/// How wide the columns are printed, in parts of the page.
std::vector<double> WidthsOf(int table) {
  if (table == 2) return {34, 22, 22, 22};
  if (table == 3) return {8, 11, 25, 8, 8, 8, 8, 8, 8, 8};
  return {};  // fifteen alike
}

RichCell CellOf(const OfficialCell& from, bool in_head) {
  RichCell cell{.head = in_head && from.kind == OfficialCell::Kind::kHead,
                .row_span = from.row_span,
                .column_span = from.column_span,
                .paragraphs = {}};
  if (from.text.empty()) return cell;
  RichParagraph paragraph;
  if (from.kind != OfficialCell::Kind::kLabel) paragraph.alignment = Alignment::kCenter;
  paragraph.runs.push_back({.text = from.text});
  cell.paragraphs.push_back(std::move(paragraph));
  return cell;
}

PdfTable TableOf(const AnnualPaper& paper, int number) {
  const OfficialTable table = PrintedTable(paper, number);
  PdfTable out{.table = {}, .widths = WidthsOf(number), .close = number != 2};
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    RichRow row;
    for (const OfficialCell& cell : table.rows[i])
      row.cells.push_back(CellOf(cell, i < static_cast<std::size_t>(table.head_rows)));
    out.table.rows.push_back(std::move(row));
  }
  return out;
}

void AddParagraphs(const std::vector<std::string>& texts, std::vector<RichBlock>& blocks) {
  for (const std::string& text : texts) {
    RichParagraph paragraph;
    paragraph.runs.push_back({.text = text});
    blocks.emplace_back(std::move(paragraph));
  }
}

Status AddText(std::vector<RichBlock> from, std::vector<PdfBlock>& blocks) {
  RichText text = TRY(RichText::Of(std::move(from)));
  if (!text.empty()) blocks.emplace_back(std::move(text));
  return Ok();
}

RichHeading HeadingBlock(const AnnualPaper& paper, int section) {
  RichHeading heading;
  heading.runs.push_back({.text = HeadingOf(*paper.form, section)});
  return heading;
}

Status AddSection(const AnnualPaper& paper, int section, std::vector<PdfBlock>& blocks) {
  std::vector<RichBlock> text;
  text.emplace_back(HeadingBlock(paper, section));
  if (section >= 2 && section <= 4) {
    TRY(AddText(std::exchange(text, {}), blocks));
    blocks.emplace_back(TableOf(paper, section));
  }
  AddParagraphs(ParagraphsOf(paper, section), text);
  return AddText(std::move(text), blocks);
}

}  // namespace

Result<docwrite::PdfDocument> PaperDocument(const AnnualPaper& paper) {
  docwrite::PdfDocument document;
  document.title = paper.title;
  document.author = paper.organ;
  document.made = paper.published;
  document.blocks.emplace_back(docwrite::PdfTitle{paper.title});
  if (!DayLine(paper).empty())
    document.blocks.emplace_back(docwrite::PdfLine{DayLine(paper), Alignment::kCenter, true});
  std::vector<RichBlock> opening;
  AddParagraphs(ParagraphsOf(paper.opening), opening);
  TRY(AddText(std::move(opening), document.blocks));
  for (int section = 1; section <= 6; ++section) TRY(AddSection(paper, section, document.blocks));
  return document;
}

Result<RichText> PaperBody(const AnnualPaper& paper) {
  std::vector<RichBlock> blocks;
  AddParagraphs(ParagraphsOf(paper.opening), blocks);
  for (int section = 1; section <= 6; ++section) {
    blocks.emplace_back(HeadingBlock(paper, section));
    if (section >= 2 && section <= 4) blocks.emplace_back(TableOf(paper, section).table);
    AddParagraphs(ParagraphsOf(paper, section), blocks);
  }
  return RichText::Of(std::move(blocks));
}

}  // namespace gongkai::report
