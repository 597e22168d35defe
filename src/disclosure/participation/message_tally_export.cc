#include "disclosure/participation/message_tally_export.h"

#include "docwrite/xlsx.h"

namespace gongkai::disclosure {
namespace {

using docwrite::CellStyle;
using docwrite::Sheet;

constexpr int kTitleRow = 0, kNoteRow = 1, kHeadRow = 2, kFirstRow = 3;
constexpr std::string_view kFigureHeads[] = {"收到",       "已答复",       "不予办理",    "其中超期办结",
                                             "还在办",     "其中疑似灌水", "逾期未办",    "逾期7天以内",
                                             "逾期8—30天", "逾期31—90天",  "逾期90天以上"};

Sheet Headed(std::string name, const std::string& title, Date as_of, const std::vector<std::string_view>& heads) {
  constexpr double kNameWidth = 30, kFigureWidth = 13;
  Sheet sheet{.name = std::move(name), .frozen_rows = kFirstRow, .landscape = true};
  const int columns = static_cast<int>(heads.size() + std::size(kFigureHeads));
  sheet.cells.push_back({.row = kTitleRow, .column_span = columns, .text = title, .style = CellStyle::kTitle});
  sheet.cells.push_back({.row = kNoteRow,
                         .column_span = columns,
                         .text = "按收到的时间和现在办理的机关统计，截至" + ToString(as_of) +
                                 "；删除的灌水不算。对草案的意见随采纳情况答复，不算超期和逾期。",
                         .style = CellStyle::kText});
  const auto head = [&](std::string_view text, double width) {
    sheet.cells.push_back({.row = kHeadRow,
                           .column = static_cast<int>(sheet.column_widths.size()),
                           .text = std::string(text),
                           .style = CellStyle::kHead});
    sheet.column_widths.push_back(width);
  };
  for (const std::string_view text : heads) head(text, kNameWidth);
  for (const std::string_view text : kFigureHeads) head(text, kFigureWidth);
  return sheet;
}

void AddRow(Sheet& sheet, int row, const std::vector<std::string>& names, const MessageTally& tally) {
  int column = 0;
  for (const std::string& name : names) {
    sheet.cells.push_back({.row = row, .column = column++, .text = name, .style = CellStyle::kText});
  }
  const auto add = [&](int figure) {
    sheet.cells.push_back(
        {.row = row, .column = column++, .text = {}, .number = Number::Of(figure), .style = CellStyle::kCentred});
  };
  for (const int figure :
       {tally.received, tally.answered, tally.declined, tally.late, tally.open, tally.unlooked, tally.Overdue()}) {
    add(figure);
  }
  for (const int figure : tally.overdue) add(figure);
}

Sheet OrganSheet(const std::vector<TalliedOrgan>& organs, const MessageTallies& tallies, const std::string& title,
                 Date as_of) {
  Sheet sheet = Headed("各机关", title, as_of, {"机关"});
  int row = kFirstRow;
  for (const TalliedOrgan& organ : organs) {
    AddRow(sheet, row++, {organ.name}, SumOf(tallies, organ.id, std::nullopt));
  }
  AddRow(sheet, row, {"合计"}, SumOf(tallies, std::nullopt, std::nullopt));
  return sheet;
}

Sheet KindSheet(const MessageTallies& tallies, const std::string& title, Date as_of) {
  Sheet sheet = Headed("各类别", title, as_of, {"类别"});
  int row = kFirstRow;
  for (const MessageKind kind : MessageKinds()) {
    AddRow(sheet, row++, {std::string(NameOf(kind))}, SumOf(tallies, std::nullopt, kind));
  }
  AddRow(sheet, row, {"合计"}, SumOf(tallies, std::nullopt, std::nullopt));
  return sheet;
}

/// Pairs that have a message.
Sheet DetailSheet(const std::vector<TalliedOrgan>& organs, const MessageTallies& tallies, const std::string& title,
                  Date as_of) {
  Sheet sheet = Headed("机关和类别", title, as_of, {"机关", "类别"});
  int row = kFirstRow;
  for (const TalliedOrgan& organ : organs) {
    for (const MessageKind kind : MessageKinds()) {
      const auto tally = tallies.find(std::pair(organ.id, kind));
      if (tally == tallies.end()) continue;
      AddRow(sheet, row++, {organ.name, std::string(NameOf(kind))}, tally->second);
    }
  }
  return sheet;
}

}  // namespace

std::string TallyTitle(const DayRange& period) {
  return "公众留言办理情况（" + ToString(period.first) + "至" + ToString(period.last) + "）";
}

std::string TallyWorkbook(const std::vector<TalliedOrgan>& organs, const MessageTallies& tallies,
                          const DayRange& period, Date as_of) {
  const std::string title = TallyTitle(period);
  const Sheet sheets[] = {OrganSheet(organs, tallies, title, as_of), KindSheet(tallies, title, as_of),
                          DetailSheet(organs, tallies, title, as_of)};
  return docwrite::WriteXlsx(sheets);
}

}  // namespace gongkai::disclosure
