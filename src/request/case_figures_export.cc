#include "request/case_figures_export.h"

#include <algorithm>

#include "docwrite/xlsx.h"

namespace gongkai::request {
namespace {

using docwrite::CellStyle;
using docwrite::Sheet;

constexpr int kTitleRow = 0, kNoteRow = 1, kHeadRow = 2, kFirstRow = 3;

Sheet Headed(FigureBy by, const std::string& title, Date today) {
  constexpr double kNameWidth = 40, kFigureWidth = 13;
  constexpr int kColumns = static_cast<int>(kFigureColumns.size()) + 1;
  Sheet sheet{.name = std::string(NameOf(by)), .frozen_rows = kFirstRow, .landscape = true};
  sheet.cells.push_back({.row = kTitleRow, .column_span = kColumns, .text = title, .style = CellStyle::kTitle});
  sheet.cells.push_back({.row = kNoteRow,
                         .column_span = kColumns,
                         .text = "收到按收到申请之日，办结按答复、不再处理或者撤回之日；还在办的按" +
                                 gongkai::ToString(today) + "的情况。不是年度报告的口径。",
                         .style = CellStyle::kText});
  const auto head = [&](std::string_view text, double width) {
    sheet.cells.push_back({.row = kHeadRow,
                           .column = static_cast<int>(sheet.column_widths.size()),
                           .text = std::string(text),
                           .style = CellStyle::kHead});
    sheet.column_widths.push_back(width);
  };
  head(NameOf(by), kNameWidth);
  for (const FigureColumn column : kFigureColumns) head(NameOf(column), kFigureWidth);
  return sheet;
}

void AddRow(Sheet& sheet, int row, const std::string& name, const FigureCells& cells) {
  sheet.cells.push_back({.row = row, .column = 0, .text = name, .style = CellStyle::kText});
  int column = 1;
  for (const int figure : cells) {
    sheet.cells.push_back(
        {.row = row, .column = column++, .text = {}, .number = Number::Of(figure), .style = CellStyle::kCentred});
  }
}

}  // namespace

std::string FiguresTitle(const DayRange& period) {
  return "依申请公开办理情况（" + gongkai::ToString(period.first) + "至" + gongkai::ToString(period.last) + "）";
}

std::string FiguresWorkbook(std::span<const CaseFact> facts,
                            const std::vector<std::pair<account::OrganId, std::string>>& organs, const DayRange& period,
                            Date today, const law::WorkingCalendar& calendar) {
  const std::string title = FiguresTitle(period);
  std::vector<Sheet> sheets;
  for (const FigureBy by : kFigureBys) {
    const Figures figures = FiguresOf(facts, by, period, today, calendar);
    Sheet sheet = Headed(by, title, today);
    int row = kFirstRow;
    const auto add = [&](const std::string& key, const std::string& name) {
      const auto found = std::ranges::find(figures.rows, key, &std::pair<std::string, FigureCells>::first);
      AddRow(sheet, row++, name, found == figures.rows.end() ? FigureCells{} : found->second);
    };
    if (by == FigureBy::kOrgan) {
      for (const auto& [id, name] : organs) add(std::to_string(id.value), name);
    } else {
      for (const auto& [key, cells] : figures.rows) add(key, NameOfRow(by, key));
    }
    AddRow(sheet, row, "合计", figures.all);
    sheets.push_back(std::move(sheet));
  }
  return docwrite::WriteXlsx(sheets);
}

}  // namespace gongkai::request
