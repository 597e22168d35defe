#include "report/campaign/see_export.h"

#include <algorithm>

#include "docwrite/csv.h"
#include "docwrite/xlsx.h"

namespace gongkai::report {
namespace {

using docwrite::CellStyle;
using docwrite::Sheet;
using docwrite::SheetCell;
using web::Html;
using web::Markup;

constexpr std::string_view kXlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
constexpr int kHeadRow = 2;
constexpr double kNameWidth = 36, kFigureWidth = 16;

Sheet SheetOf(const SeeTable& table) {
  Sheet sheet{.name = "数据", .frozen_rows = kHeadRow + 1, .landscape = true};
  const int columns = std::max<int>(1, static_cast<int>(table.heads.size()));
  sheet.cells.push_back({.column_span = columns, .text = table.title, .style = CellStyle::kTitle});
  sheet.cells.push_back({.row = 1, .column_span = columns, .text = table.note, .style = CellStyle::kPlain});
  for (int c = 0; c < static_cast<int>(table.heads.size()); ++c) {
    sheet.cells.push_back(
        {.row = kHeadRow, .column = c, .text = table.heads[static_cast<std::size_t>(c)], .style = CellStyle::kHead});
    sheet.column_widths.push_back(c == 0 ? kNameWidth : kFigureWidth);
  }
  int row = kHeadRow;
  for (const auto& cells : table.rows) {
    ++row;
    for (int c = 0; c < static_cast<int>(cells.size()); ++c) {
      const SeeCell& cell = cells[static_cast<std::size_t>(c)];
      SheetCell out{.row = row, .column = c, .text = cell.text, .style = CellStyle::kText};
      out.number = cell.number;
      sheet.cells.push_back(std::move(out));
    }
  }
  return sheet;
}

Html CellOf(const SeeCell& cell) {
  if (!cell.number && cell.text.empty()) return Markup("<span class=\"gk-soft\">没有数据</span>");
  const std::string words = cell.number ? ToString(*cell.number) : cell.text;
  return cell.opens ? Markup("<a href=\"{}\">{}</a>", *cell.opens, words) : Markup("{}", words);
}

void AddRows(const web::Chart& chart, const std::string& named, SeeTable& table) {
  for (std::size_t row = 0; row < chart.labels.size(); ++row) {
    std::vector<SeeCell> cells;
    if (!named.empty()) cells.push_back({.text = named});
    cells.push_back({.text = chart.labels[row]});
    for (const web::ChartSeries& each : chart.series) {
      cells.push_back({.number = row < each.values.size() ? each.values[row] : std::nullopt});
    }
    table.rows.push_back(std::move(cells));
  }
}

/// The head of a column stands above what is in it: words at the start, figures at the end.
bool HoldsWords(const SeeTable& table, std::size_t column) {
  return column == 0 || std::ranges::any_of(table.rows, [&](const auto& cells) {
           return column < cells.size() && !cells[column].number && !cells[column].text.empty();
         });
}

}  // namespace

SeeTable TableOf(const web::Chart& chart) {
  SeeTable table{.title = chart.title, .note = "单位：" + chart.unit, .heads = {chart.label_head}, .rows = {}};
  for (const web::ChartSeries& each : chart.series) table.heads.push_back(each.name);
  AddRows(chart, {}, table);
  return table;
}

SeeTable TableOf(std::string title, const std::vector<web::Chart>& charts) {
  SeeTable table{.title = std::move(title), .note = "没有数据的格是空白，不是 0。", .heads = {}, .rows = {}};
  for (const web::Chart& chart : charts) {
    // Each chart with a head of its own: their columns differ.
    std::vector<SeeCell> head{{.text = chart.title + "（" + chart.unit + "）"}, {.text = chart.label_head}};
    for (const web::ChartSeries& each : chart.series) head.push_back({.text = each.name});
    table.rows.push_back(std::move(head));
    AddRows(chart, chart.title, table);
  }
  table.heads = {"图表", "项目", "数据"};
  return table;
}

Html Drawn(const SeeTable& table) {
  Html heads, rows;
  for (std::size_t i = 0; i < table.heads.size(); ++i) {
    heads.Add("{}", HoldsWords(table, i) ? Markup("<th scope=\"col\">{}</th>", table.heads[i])
                                         : Markup("<th scope=\"col\" class=\"gk-number\">{}</th>", table.heads[i]));
  }
  for (const auto& cells : table.rows) {
    rows.Add("<tr>");
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i == 0) {
        rows.Add("<th scope=\"row\">{}</th>", CellOf(cells[i]));
      } else if (cells[i].number || cells[i].text.empty()) {
        rows.Add("<td class=\"gk-number\" data-label=\"{}\">{}</td>", i < table.heads.size() ? table.heads[i] : "",
                 CellOf(cells[i]));
      } else {
        rows.Add("<td data-label=\"{}\">{}</td>", i < table.heads.size() ? table.heads[i] : "", CellOf(cells[i]));
      }
    }
    rows.Add("</tr>");
  }
  return Markup(
      "<div class=\"card\"><div class=\"table-responsive\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table "
      "class=\"table card-table gk-list\"><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div></div>",
      table.title, heads, rows);
}

web::Response Downloaded(const SeeTable& table, std::string_view as) {
  const Sheet sheet = SheetOf(table);
  if (as == "csv") return web::Response::Download(table.title + ".csv", "text/csv; charset=utf-8", WriteCsv(sheet));
  if (as != "xlsx") throw web::ProblemError({404, "没有这种文件", "可以导出 Excel 和 CSV。"});
  const Sheet sheets[] = {sheet};
  return web::Response::Download(table.title + ".xlsx", std::string(kXlsx), docwrite::WriteXlsx(sheets));
}

Html DownloadButtons(const web::Url& here) {
  return Markup("<a class=\"btn\" href=\"{}\">导出 Excel</a> <a class=\"btn\" href=\"{}\">导出 CSV</a>",
                web::Url(here).With("as", "xlsx"), web::Url(here).With("as", "csv"));
}

}  // namespace gongkai::report
