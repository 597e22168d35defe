#include "report/drawn_table_view.h"

#include <string_view>
#include <vector>

namespace gongkai::report {
namespace {

using web::Html;
using web::Markup;

constexpr std::string_view kNumbers[] = {"", "", "二", "三", "四"};

Html DrawRow(const std::vector<OfficialCell>& cells, const DrawsValue& value) {
  std::size_t last_label = cells.size();
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i].kind == OfficialCell::Kind::kLabel) last_label = i;
  }
  Html html;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const OfficialCell& cell = cells[i];
    if (cell.kind == OfficialCell::Kind::kHead) {
      html.Add("<th class=\"head\" scope=\"col\" colspan=\"{}\" rowspan=\"{}\">{}</th>", cell.column_span,
               cell.row_span, cell.text);
    } else if (cell.kind == OfficialCell::Kind::kLabel) {
      html.Add("<th {} colspan=\"{}\" rowspan=\"{}\" class=\"label\">{}</th>",
               web::AttributeIf(i == last_label, "scope=\"row\""), cell.column_span, cell.row_span, cell.text);
    } else {
      html.Add("{}", value(cell));
    }
  }
  return Markup("<tr>{}</tr>", html);
}

}  // namespace

Html DrawOfficialTable(const law::ReportForm& form, int number, const DrawsValue& value) {
  const OfficialTable table = LayOut(form, number);
  Html rows;
  for (const auto& row : table.rows) rows.Add("{}", DrawRow(row, value));
  return Markup(
      "<div class=\"official-box\" id=\"table-{}\" tabindex=\"0\" role=\"region\" aria-label=\"表{}\"><table "
      "class=\"official official-{}\"><caption>{}</caption>{}</table></div>",
      number, kNumbers[number], number, table.caption, rows);
}

}  // namespace gongkai::report
