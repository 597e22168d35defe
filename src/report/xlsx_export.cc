// See xlsx_export.h.

#include "report/xlsx_export.h"

#include <set>

#include "docwrite/xlsx.h"
#include "report/official_tables.h"

namespace gongkai::report {
namespace {

using docwrite::CellStyle;
using docwrite::Sheet;
using docwrite::SheetCell;

constexpr std::array<std::string_view, 5> kTableNames = {"", "", "表二", "表三", "表四"};

CellStyle StyleOf(const ReportView& view, const std::vector<int>& numbers) {
  const auto worst = WorstOf(view, numbers);
  if (!worst || *worst == Severity::kNotice) return CellStyle::kCentred;
  return *worst == Severity::kError ? CellStyle::kBad : CellStyle::kDoubt;
}

SheetCell FigureCell(const ReportView& view, const OfficialCell& cell, int table) {
  SheetCell out{.style = CellStyle::kCentred};
  const Value* value = view.reading->Find(table, cell.row, cell.column);
  if (value && value->kind == ValueKind::kNumber) out.number = value->number;
  if (value && value->kind == ValueKind::kText) out.text = value->written;
  const auto marks = view.marks.cells.find({table, std::string(cell.row), cell.column});
  if (marks == view.marks.cells.end()) return out;
  out.style = StyleOf(view, marks->second);
  for (const int number : StandingNumbers(view, marks->second)) {
    if (!out.comment.empty()) out.comment += "\n";
    out.comment += CircledNumber(number) + " " + view.plain[static_cast<std::size_t>(number) - 1].message;
  }
  return out;
}

// Places covered by a span from above are stepped over, as a browser does.
Sheet TableSheet(const ReportView& view, const law::ReportForm& form, int number) {
  const OfficialTable table = LayOut(form, number);
  Sheet sheet{.name = std::string(kTableNames[static_cast<std::size_t>(number)]), .landscape = number != 2};
  if (number == 2) sheet.column_widths = {24, 18, 18, 18};
  if (number == 3) sheet.column_widths = {8, 14, 44, 9, 9, 9, 9, 9, 9, 9};
  sheet.cells.push_back({.column_span = table.columns, .text = table.caption, .style = CellStyle::kTitle});
  std::set<std::pair<int, int>> covered;
  for (int r = 0; r < static_cast<int>(table.rows.size()); ++r) {
    int column = 0;
    for (const OfficialCell& cell : table.rows[static_cast<std::size_t>(r)]) {
      while (covered.contains({r, column})) ++column;
      SheetCell out = cell.kind == OfficialCell::Kind::kValue ? FigureCell(view, cell, number) : SheetCell{};
      if (cell.kind != OfficialCell::Kind::kValue) out.text = cell.text, out.style = CellStyle::kHead;
      out.row = r + 1;
      out.column = column;
      out.row_span = cell.row_span;
      out.column_span = cell.column_span;
      sheet.cells.push_back(std::move(out));
      for (int dr = 1; dr < cell.row_span; ++dr) {
        for (int dc = 0; dc < cell.column_span; ++dc) covered.insert({r + dr, column + dc});
      }
      column += cell.column_span;
    }
  }
  return sheet;
}

Sheet FindingsSheet(const ReportView& view) {
  Sheet sheet{
      .name = "问题清单", .column_widths = {6, 8, 24, 50, 30, 36, 10, 12, 24, 18}, .frozen_rows = 2, .landscape = true};
  constexpr std::array<std::string_view, 10> kHeads = {"序号",   "程度",   "位置", "问题", "依据",
                                                       "怎么办", "原文行", "判断", "理由", "判断人与时间"};
  const std::string organ = view.report.organ.empty() ? view.version.file_name : view.report.organ;
  const std::string year = view.report.year ? std::to_string(*view.report.year) + "年" : "";
  sheet.cells.push_back({.column_span = 10, .text = organ + year + " 核对结果", .style = CellStyle::kTitle});
  for (std::size_t c = 0; c < kHeads.size(); ++c)
    sheet.cells.push_back(
        {.row = 1, .column = static_cast<int>(c), .text = std::string(kHeads[c]), .style = CellStyle::kHead});
  for (std::size_t i = 0; i < view.findings.size(); ++i) {
    const Finding& finding = view.findings[i].finding;
    const Decision decision = view.findings[i].Last();
    const int row = static_cast<int>(i) + 2;
    const auto text = [&](int column, std::string words) {
      sheet.cells.push_back({.row = row, .column = column, .text = std::move(words), .style = CellStyle::kText});
    };
    sheet.cells.push_back(
        {.row = row, .column = 0, .number = Number::Of(static_cast<std::int64_t>(i) + 1), .style = CellStyle::kText});
    text(1, std::string(NameOf(finding.severity)));
    text(2, WhereInWords(*view.reading, finding));
    text(3, finding.message);
    text(4, finding.source);
    text(5, finding.advice);
    SheetCell line{.row = row, .column = 6, .style = CellStyle::kText};
    if (finding.place.line > 0) line.number = Number::Of(finding.place.line);
    sheet.cells.push_back(std::move(line));
    text(7, std::string(NameOf(decision.verdict)));
    text(8, decision.reason);
    text(9, decision.person + (decision.decided_at.empty() ? "" : " " + decision.decided_at));
  }
  return sheet;
}

}  // namespace

std::string ExportXlsx(const ReportView& view) {
  std::vector<Sheet> sheets = {FindingsSheet(view)};
  for (const int number : {2, 3, 4}) {
    const auto& table = view.reading->Table(number);
    if (table && table->form) sheets.push_back(TableSheet(view, *table->form, number));
  }
  return docwrite::WriteXlsx(sheets);
}

}  // namespace gongkai::report
