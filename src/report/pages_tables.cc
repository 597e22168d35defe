// See pages_tables.h: tables and narrative. Findings stand in pages_findings.cc, the source in pages_source.cc.

#include "report/pages_tables.h"

#include <algorithm>
#include <set>

#include "report/official_tables.h"
#include "report/pages.h"

namespace gongkai::report {
namespace {

using web::AttributeIf;
using web::Attributes;
using web::Html;
using web::Markup;

constexpr std::array<std::string_view, 7> kNumbers = {"", "一", "二", "三", "四", "五", "六"};

std::string_view ClassOfCell(const ReportView& view, const std::vector<int>& numbers) {
  const auto worst = WorstOf(view, numbers);
  if (!worst) return "";
  return *worst == Severity::kError ? "bad" : *worst == Severity::kWarning ? "doubt" : "note";
}

Html DrawValue(const ReportView& view, const OfficialCell& cell, int table) {
  static const std::vector<int> kNone;
  const Value* value = view.reading->Find(table, cell.row, cell.column);
  const auto found = view.marks.cells.find({table, std::string(cell.row), cell.column});
  const std::vector<int>& numbers = found == view.marks.cells.end() ? kNone : found->second;
  const bool text = value && value->kind == ValueKind::kText;
  const std::string shown = ShownInTable(value);
  Html html;
  html.Add("<td colspan=\"{}\" class=\"value {} {}\">", cell.column_span, ClassOfCell(view, numbers),
           text ? "as-written" : "");
  if (shown.empty()) {
    html.Add("<span class=\"blank\"><span class=\"visually-hidden\">空白</span></span>");
  } else {
    html.Add("{}", shown);
  }
  html.Add("{}</td>", DrawMarks(view, numbers));
  return html;
}

// The label before the figures carries what is said of the whole row.
Html DrawLabel(const ReportView& view, const OfficialCell& cell, int table, std::string_view row_key,
               bool is_row_label) {
  Html html;
  const auto found = view.marks.rows.find({table, std::string(row_key)});
  const bool marked = is_row_label && found != view.marks.rows.end();
  html.Add("<th {} colspan=\"{}\" rowspan=\"{}\" class=\"label {}\">{}", AttributeIf(is_row_label, "scope=\"row\""),
           cell.column_span, cell.row_span, marked ? ClassOfCell(view, found->second) : "", cell.text);
  if (is_row_label) {
    if (marked) html.Add("{}", DrawMarks(view, found->second));
    const auto& reading = view.reading->Table(table);
    const RowReading* row = reading ? reading->Find(row_key) : nullptr;
    if (row && !row->found) html.Add("<span class=\"row-missing\">缺这一行</span>");
  }
  html.Add("</th>");
  return html;
}

Html DrawRow(const ReportView& view, const std::vector<OfficialCell>& cells, int table) {
  Html html;
  html.Add("<tr>");
  std::size_t last_label = cells.size();
  std::string_view row_key;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i].kind == OfficialCell::Kind::kLabel) last_label = i;
    if (cells[i].kind == OfficialCell::Kind::kValue && row_key.empty()) row_key = cells[i].row;
  }
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const OfficialCell& cell = cells[i];
    if (cell.kind == OfficialCell::Kind::kHead) {
      html.Add("<th class=\"head\" scope=\"col\" colspan=\"{}\" rowspan=\"{}\">{}</th>", cell.column_span,
               cell.row_span, cell.text);
    } else if (cell.kind == OfficialCell::Kind::kLabel) {
      html.Add(DrawLabel(view, cell, table, row_key, i == last_label));
    } else {
      html.Add(DrawValue(view, cell, table));
    }
  }
  html.Add("</tr>");
  return html;
}

std::string_view ClassOfStretch(const ReportView& view, int number) {
  if (view.VerdictOf(number) == Verdict::kDismissed) return "dismissed";
  return ClassOf(view.SeverityOf(number));
}

Html DrawParagraph(const ReportView& view, const NarrativeParagraph& paragraph) {
  Html html;
  html.Add("<p>");
  std::size_t at = 0;
  for (const MarkedStretch& stretch : StretchesOfParagraph(paragraph, view.plain)) {
    const std::size_t begin = std::max(at, stretch.begin);
    const std::size_t end = std::max(begin, stretch.end);
    html.Add("{}", std::string_view(paragraph.text).substr(at, begin - at));
    if (end > begin)
      html.Add("<mark class=\"m-{}\">{}</mark>", ClassOfStretch(view, stretch.number),
               std::string_view(paragraph.text).substr(begin, end - begin));
    html.Add("{}", DrawMarks(view, {stretch.number}));
    at = end;
  }
  html.Add("{}</p>", std::string_view(paragraph.text).substr(at));
  return html;
}

void DrawSection(const ReportView& view, const Section& section, std::set<int>& drawn, Html& html) {
  html.Add("<section class=\"report-section\" id=\"part-{}\"><h2>{}{}</h2>", section.number,
           section.number > 0 ? std::string(kNumbers[static_cast<std::size_t>(section.number)]) + "、" : std::string(),
           section.title);
  for (const std::size_t index : section.paragraphs) html.Add(DrawParagraph(view, view.reading->paragraphs[index]));
  if (section.number >= 2 && section.number <= 4 && drawn.insert(section.number).second)
    html.Add(DrawTable(view, section.number));
  html.Add("</section>");
}

}  // namespace

Html DrawMarks(const ReportView& view, const std::vector<int>& numbers) {
  Html html;
  for (const int number : numbers) {
    const bool dismissed = view.VerdictOf(number) == Verdict::kDismissed;
    const Severity severity = view.SeverityOf(number);
    html.Add("<a class=\"sign sign-{}\" href=\"#f{}\" aria-label=\"第{}条：{}{}\">{}</a>",
             dismissed ? std::string_view("dismissed") : ClassOf(severity), number, number, NameOf(severity),
             dismissed ? "（已判不成立）" : "", CircledNumber(number));
  }
  return html;
}

Html DrawTable(const ReportView& view, int number) {
  const auto& reading = view.reading->Table(number);
  const law::ReportForm* form = reading ? reading->form : view.reading->form;
  const std::string_view name = kNumbers[static_cast<std::size_t>(number)];
  Html html;
  const auto marks = view.marks.tables.find(number);
  const Html table_marks = marks == view.marks.tables.end() ? Html() : DrawMarks(view, marks->second);
  if (!reading || !form) {
    html.Add("<div class=\"table-missing\" id=\"table-{}\">没有读到表{}。{}</div>", number, name, table_marks);
    return html;
  }
  const OfficialTable table = LayOut(*form, number);
  html.Add(
      "<div class=\"official-box\" id=\"table-{}\" tabindex=\"0\" role=\"region\" aria-label=\"表{}\"><table "
      "class=\"official official-{}\"><caption>表{}{}</caption>",
      number, name, number, name, table_marks);
  for (const auto& row : table.rows) html.Add(DrawRow(view, row, number));
  html.Add("</table></div>");
  return html;
}

Html DrawReport(const ReportView& view) {
  Html html;
  std::set<std::size_t> in_sections;
  for (const Section& section : view.reading->sections)
    in_sections.insert(section.paragraphs.begin(), section.paragraphs.end());
  html.Add("<div class=\"preamble\">");
  for (std::size_t i = 0; i < view.reading->paragraphs.size(); ++i) {
    if (!in_sections.contains(i)) html.Add(DrawParagraph(view, view.reading->paragraphs[i]));
  }
  html.Add("</div>");
  std::set<int> drawn;
  for (const Section& section : view.reading->sections) DrawSection(view, section, drawn, html);
  for (const int number : {2, 3, 4}) {
    if (!drawn.contains(number)) html.Add(DrawTable(view, number));
  }
  return html;
}

}  // namespace gongkai::report
