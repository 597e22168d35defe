#include "disclosure/medium/medium_export.h"

#include <array>

#include "docwrite/xlsx.h"

namespace gongkai::disclosure {
namespace {

using docwrite::CellStyle;
using docwrite::Sheet;

struct Column {
  std::string_view head;
  double width;
};
constexpr std::array<Column, 7> kMediaColumns = {{{"机关", 28},
                                                  {"账号", 22},
                                                  {"平台", 18},
                                                  {"本周发布（条）", 14},
                                                  {"最近一次发布", 14},
                                                  {"更新情况", 16},
                                                  {"说明", 60}}};
constexpr std::array<Column, 5> kPublishedColumns = {
    {{"机关", 28}, {"账号", 22}, {"日期", 12}, {"标题", 50}, {"网址或者凭据", 50}}};
constexpr int kTitleRow = 0, kHeadRow = 1, kFirstRow = 2;

template <std::size_t N>
Sheet Headed(std::string name, const std::string& title, const std::array<Column, N>& columns) {
  Sheet sheet{.name = std::move(name), .frozen_rows = kFirstRow, .landscape = true};
  sheet.cells.push_back(
      {.row = kTitleRow, .column_span = static_cast<int>(N), .text = title, .style = CellStyle::kTitle});
  for (std::size_t i = 0; i < N; ++i) {
    sheet.column_widths.push_back(columns[i].width);
    sheet.cells.push_back({.row = kHeadRow,
                           .column = static_cast<int>(i),
                           .text = std::string(columns[i].head),
                           .style = CellStyle::kHead});
  }
  return sheet;
}

CellStyle StyleOf(Liveliness liveliness) {
  return liveliness == Liveliness::kStale  ? CellStyle::kBad
         : liveliness == Liveliness::kSoon ? CellStyle::kDoubt
                                           : CellStyle::kCentred;
}

void AddMediumRow(Sheet& sheet, int row, const WeekOrgan& organ, const WeekMedium& each, Date as_of) {
  const MediumLine& line = each.line;
  const auto text = [&](int column, std::string words, CellStyle style = CellStyle::kText) {
    sheet.cells.push_back({.row = row, .column = column, .text = std::move(words), .style = style});
  };
  text(0, organ.name);
  text(1, line.medium.name);
  text(2, std::string(NameOf(line.medium.platform)));
  sheet.cells.push_back({.row = row,
                         .column = 3,
                         .text = {},
                         .number = Number::Of(static_cast<std::int64_t>(each.published.size())),
                         .style = CellStyle::kCentred});
  text(4, line.last_published ? ToString(*line.last_published) : std::string("没有记载"), CellStyle::kCentred);
  text(5, std::string(NameOf(line.update.liveliness)), StyleOf(line.update.liveliness));
  text(6, ExplainUpdate(line.update, as_of));
}

}  // namespace

std::string TitleOf(const WeekReport& report) {
  return "政务新媒体周报（" + ToString(report.week.first) + "至" + ToString(report.week.last) + "）";
}

std::string WeekWorkbook(const WeekReport& report) {
  Sheet media = Headed("账号", TitleOf(report), kMediaColumns);
  Sheet published = Headed("发布的内容", TitleOf(report), kPublishedColumns);
  int row = kFirstRow, published_row = kFirstRow;
  for (const WeekOrgan& organ : report.organs) {
    for (const WeekMedium& each : organ.media) {
      AddMediumRow(media, row++, organ, each, report.as_of);
      for (const WeekPublication& one : each.published) {
        const std::string texts[] = {organ.name, each.line.medium.name, ToString(one.on), one.title, one.address};
        for (int c = 0; c < static_cast<int>(kPublishedColumns.size()); ++c)
          published.cells.push_back({.row = published_row, .column = c, .text = texts[c], .style = CellStyle::kText});
        ++published_row;
      }
    }
  }
  const Sheet sheets[] = {std::move(media), std::move(published)};
  return docwrite::WriteXlsx(sheets);
}

}  // namespace gongkai::disclosure
