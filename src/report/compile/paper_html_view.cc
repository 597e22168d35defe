#include "report/compile/paper_html_view.h"

#include "report/compile/printed_paper.h"

namespace gongkai::report {
namespace {

using web::AttributeIf;
using web::Html;

// The file stands alone: a page that is sent on, or put on another site, has no style sheet of ours. No value of a
// report comes into these lines.
constexpr std::string_view kBegin =
    "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<style>\n"
    "body{max-width:60rem;margin:2rem auto;padding:0 1rem;line-height:1.8;font-family:serif}\n"
    "h1,.paper-day{text-align:center}\np{text-indent:2em}\n.paper-day{text-indent:0}\n"
    ".paper-table{overflow-x:auto}\ntable{border-collapse:collapse;width:100%;line-height:1.4}\n"
    "th,td{border:1px solid #333;padding:.3rem;font-weight:400;text-align:center}\n.label{text-align:left}\n"
    "</style>\n";

bool IsLastLabel(const std::vector<OfficialCell>& row, std::size_t i) {
  return row[i].kind == OfficialCell::Kind::kLabel &&
         (i + 1 == row.size() || row[i + 1].kind == OfficialCell::Kind::kValue);
}

Html DrawCell(const std::vector<OfficialCell>& row, std::size_t i) {
  const OfficialCell& cell = row[i];
  Html html;
  switch (cell.kind) {
    case OfficialCell::Kind::kHead:
      html.Add("<th class=\"head\" scope=\"col\" colspan=\"{}\" rowspan=\"{}\">{}</th>", cell.column_span,
               cell.row_span, cell.text);
      break;
    case OfficialCell::Kind::kLabel:
      html.Add("<th class=\"label\" {} colspan=\"{}\" rowspan=\"{}\">{}</th>",
               AttributeIf(IsLastLabel(row, i), "scope=\"row\""), cell.column_span, cell.row_span, cell.text);
      break;
    case OfficialCell::Kind::kValue:
      html.Add("<td class=\"value\" colspan=\"{}\" rowspan=\"{}\">{}</td>", cell.column_span, cell.row_span, cell.text);
      break;
  }
  return html;
}

void AddParagraphs(const std::vector<std::string>& texts, Html& html) {
  for (const std::string& text : texts) html.Add("<p>{}</p>\n", text);
}

}  // namespace

Html DrawPaperTable(const AnnualPaper& paper, int number) {
  const OfficialTable table = PrintedTable(paper, number);
  Html html;
  html.Add(
      "<div class=\"paper-table official-box\" tabindex=\"0\" role=\"region\" aria-label=\"{}\">\n<table "
      "class=\"official official-{}\">\n",
      table.caption, number);
  for (const auto& row : table.rows) {
    html.Add("<tr>");
    for (std::size_t i = 0; i < row.size(); ++i) html.Add(DrawCell(row, i));
    html.Add("</tr>\n");
  }
  html.Add("</table>\n</div>\n");
  return html;
}

Html DrawPaper(const AnnualPaper& paper) {
  Html html;
  AddParagraphs(ParagraphsOf(paper.opening), html);
  for (int section = 1; section <= 6; ++section) {
    html.Add("<h2>{}</h2>\n", HeadingOf(*paper.form, section));
    if (section >= 2 && section <= 4) html.Add(DrawPaperTable(paper, section));
    AddParagraphs(ParagraphsOf(paper, section), html);
  }
  return html;
}

std::string PaperPage(const AnnualPaper& paper) {
  Html html;
  html.Add("<title>{}</title>\n</head>\n<body>\n<h1>{}</h1>\n<p class=\"paper-day\">{}</p>\n", paper.title, paper.title,
           DayLine(paper));
  html.Add(DrawPaper(paper));
  html.Add("</body>\n</html>\n");
  return std::string(kBegin) + html.text();
}

}  // namespace gongkai::report
