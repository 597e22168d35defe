#include "report/campaign/campaign_export.h"

namespace gongkai::report {
namespace {

using docwrite::CellStyle;
using docwrite::Sheet;
using gongkai::ToString;

std::string DayText(std::optional<Date> day) { return day ? ToString(*day) : std::string(); }

std::string CheckText(const CampaignLine& line) {
  if (!line.has_report) return "没有报告";
  if (!line.is_checked) return "没有核对";
  return "错误 " + std::to_string(line.errors) + "，存疑 " + std::to_string(line.warnings);
}

std::vector<std::string> CellsOf(const CampaignLine& line) {
  return {line.unit.name,
          line.unit.organ ? "在系统内" : "在系统外",
          std::string(NameOf(line.step)),
          DayText(line.last_day),
          line.source,
          DayText(line.submitted_on),
          DayText(line.published_on),
          line.words,
          line.behind ? "应在 " + ToString(line.behind->day) + " 前" + std::string(NameOf(line.behind->kind)) : "",
          CheckText(line),
          line.reminded ? std::to_string(line.reminded->times) : "0",
          line.reminded ? ToString(line.reminded->last) : ""};
}

}  // namespace

Sheet CampaignSheet(const std::vector<CampaignLine>& lines, int year) {
  Sheet sheet{.name = std::to_string(year) + "年度报告进度",
              .column_widths = {36, 10, 18, 12, 24, 12, 12, 14, 22, 18, 10, 12},
              .frozen_rows = 1,
              .landscape = true,
              .cells = {}};
  constexpr std::string_view kHeads[] = {"单位", "在不在系统内", "情况",         "最迟", "依据",     "报送",
                                         "公布", "期限",         "本级定的日子", "核对", "催办次数", "最近催办"};
  int column = 0;
  for (const std::string_view head : kHeads) {
    sheet.cells.push_back({.row = 0,
                           .column = column++,
                           .text = std::string(head),
                           .number = {},
                           .style = CellStyle::kHead,
                           .comment = {}});
  }
  int row = 0;
  for (const CampaignLine& line : lines) {
    ++row;
    column = 0;
    for (std::string& text : CellsOf(line)) {
      sheet.cells.push_back({.row = row,
                             .column = column++,
                             .text = std::move(text),
                             .number = {},
                             .style = CellStyle::kText,
                             .comment = {}});
    }
  }
  return sheet;
}

}  // namespace gongkai::report
