// Two reports side by side: the tables with both figures and the difference, and passages that say the same.

#include "report/compare.h"
#include "report/official_tables.h"
#include "report/pages.h"
#include "report/pages_tables.h"

namespace gongkai::report {
namespace {

using account::Act;
using account::Visitor;
using web::AttributeIf;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr int kMostChoices = 2000;

Html Choice(std::string_view field, std::string_view label, const std::vector<ListRow>& rows, std::int64_t chosen) {
  Html html;
  html.Add(
      "<div><label for=\"{}\">{}</label><select class=\"form-select\" id=\"{}\" name=\"{}\" required><option "
      "value=\"\">请选择</option>",
      field, label, field, field);
  for (const ListRow& row : rows) {
    if (row.state == ReportState::kUnreadable) continue;
    html.Add("<option value=\"{}\" {}>{}</option>", row.report.id, AttributeIf(row.report.id == chosen, "selected"),
             NameOf(row.report, row.file_name));
  }
  html.Add("</select></div>");
  return html;
}

std::string Signed(Number change) { return (change > Number{} ? "+" : "") + ToString(change); }

Html DrawPair(const AnnualReport& left, const AnnualReport& right, const OfficialCell& cell, int table) {
  const Difference difference = Compare(left, right, table, cell.row, cell.column_name);
  const auto side = [](const Value* value) -> std::string {
    if (!value) return "—";
    return value->kind == ValueKind::kBlank ? "空白" : ShownInTable(value);
  };
  Html html;
  const bool changed = difference.change && *difference.change != Number{};
  if (difference.change && !changed) {
    html.Add("<td colspan=\"{}\" class=\"value pair same\"><span class=\"now\">{}</span></td>", cell.column_span,
             side(difference.right));
    return html;
  }
  html.Add(
      "<td colspan=\"{}\" class=\"value pair {} {}\"><span class=\"then\">{}</span><span class=\"arrow\" "
      "aria-hidden=\"true\">→</span><span class=\"visually-hidden\">变为</span><span class=\"now\">{}</span>",
      cell.column_span, changed ? "changed" : "", difference.jump ? "jump" : "", side(difference.left),
      side(difference.right));
  if (changed) html.Add("<span class=\"change\">{}</span>", Signed(*difference.change));
  if (difference.jump) html.Add("<span class=\"jump-word\">突变</span>");
  html.Add("</td>");
  return html;
}

Html DrawComparedTable(const AnnualReport& left, const AnnualReport& right, const law::ReportForm& form, int number) {
  const OfficialTable table = LayOut(form, number);
  Html html;
  html.Add(
      "<h2 class=\"section-title\">{}</h2><div class=\"official-box\" tabindex=\"0\" role=\"region\" "
      "aria-label=\"{}\"><table class=\"official official-{}\">",
      table.caption, table.caption, number);
  for (const auto& row : table.rows) {
    html.Add("<tr>");
    for (const OfficialCell& cell : row) {
      if (cell.kind == OfficialCell::Kind::kValue) {
        html.Add(DrawPair(left, right, cell, number));
      } else {
        html.Add("<th class=\"{}\" colspan=\"{}\" rowspan=\"{}\">{}</th>",
                 cell.kind == OfficialCell::Kind::kHead ? "head" : "label", cell.column_span, cell.row_span, cell.text);
      }
    }
    html.Add("</tr>");
  }
  html.Add("</table></div>");
  return html;
}

void AddPassages(const ReportView& view, const AnnualReport& other, Html& html) {
  for (const Finding& finding : view.plain) {
    for (const Passage& passage : finding.passages) {
      if (passage.organ != other.organ || passage.year != other.year) continue;
      html.Add(
          "<div class=\"passage\"><div><span class=\"passage-who\">{}</span><blockquote>{}</blockquote></div>"
          "<div><span class=\"passage-who\">{}</span><blockquote>{}</blockquote></div></div>",
          NameOf(view.report, view.version.file_name), passage.own_text,
          passage.organ + " " + std::to_string(passage.year) + "年", passage.text);
    }
  }
}

Html DrawComparison(const ReportView& a, const ReportView& b) {
  const AnnualReport& left = *a.reading;
  const AnnualReport& right = *b.reading;
  Html html;
  html.Add(
      "<p class=\"compare-line\"><a href=\"/office/reports/{}\">{}</a> <span aria-hidden=\"true\">→</span> <a "
      "href=\"/office/reports/{}\">{}</a></p><p "
      "class=\"compare-note\">"
      "有变化的格依次为前一份的数、后一份的数和差额；没有变化的只写一个数，颜色较浅。“突变”指相差五倍以上"
      "（两数都不到 50 的不算），值得核实，不一定有错。</p>",
      a.report.id, NameOf(a.report, a.version.file_name), b.report.id, NameOf(b.report, b.version.file_name));
  if (left.form && right.form && left.form != right.form)
    html.Add(
        "<p class=\"alert "
        "alert-info\">两份报告的表式不同，表二的项目口径不一致，只对照两种表式都有的格；“—”表示另一份没有这一格。</p>");
  const law::ReportForm* form = right.form ? right.form : left.form;
  for (const int number : {2, 3, 4}) {
    if (form) html.Add(DrawComparedTable(left, right, *form, number));
  }
  if (!form) html.Add("<p class=\"empty-note\">两份报告都没有读到表格。</p>");
  Html passages;
  AddPassages(b, left, passages);
  if (passages.empty()) AddPassages(a, right, passages);
  html.Add("<h2 class=\"section-title\">雷同的文字</h2>");
  html.Add("{}",
           passages.empty() ? Markup("<p class=\"empty-note\">没有发现大段雷同的文字。</p>") : std::move(passages));
  return html;
}

Response ShowCompare(const Site& site, const Request& request, const Visitor& visitor) {
  const std::int64_t a = request.query.Int("a").value_or(0);
  const std::int64_t b = request.query.Int("b").value_or(0);
  std::vector<ListRow> rows;
  {
    db::Reader reader = site.desk.database.Read();
    rows = List(reader, {.sight = SightOf(visitor), .order = ListOrder::kOrgan, .page_size = kMostChoices}).rows;
  }
  web::Page page = Frame(visitor, "两份报告对照", Tab::kCompare);
  page.body.Add(
      "<form class=\"filters compare-choice\" method=\"get\" action=\"/office/compare\">{}{}<button class=\"btn "
      "btn-primary\" "
      "type=\"submit\">对照</button></form>",
      Choice("a", "前一份", rows, a), Choice("b", "后一份", rows, b));
  if (a != 0 && b != 0) {
    page.body.Add(DrawComparison(SeenView(site, visitor, a), SeenView(site, visitor, b)));
  } else {
    page.body.Add("<p class=\"empty-note\">选两份报告：同一机关的上下年，或同一年的两个机关。</p>");
  }
  return Response::Of(RenderPage(page, request));
}

}  // namespace

void AddComparePages(account::Office& office, Site& site) {
  office.Get("/office/compare", Act::kSeeReports,
             [&](const Request& request, const Visitor& visitor) { return ShowCompare(site, request, visitor); });
}

}  // namespace gongkai::report
