#include "disclosure/catalogue/catalogue_export.h"

#include <algorithm>
#include <array>

#include "docwrite/xlsx.h"

namespace gongkai::disclosure {
namespace {

using docwrite::CellStyle;
using docwrite::Sheet;

/// A heading, or two below one that lies over them; widths in characters.
struct Column {
  std::string_view over, heading;
  double width;
};
constexpr std::array<Column, 16> kColumns = {{{"", "序号", 6},
                                              {"", "领域", 14},
                                              {"公开事项", "一级事项", 16},
                                              {"公开事项", "二级事项", 18},
                                              {"", "公开内容（要素）", 34},
                                              {"", "公开依据", 30},
                                              {"", "公开时限", 22},
                                              {"", "公开主体", 18},
                                              {"", "公开渠道和载体", 32},
                                              {"公开对象", "全社会", 8},
                                              {"公开对象", "特定群众", 14},
                                              {"公开方式", "主动", 7},
                                              {"公开方式", "依申请", 8},
                                              {"公开层级", "县级", 7},
                                              {"公开层级", "乡、村级", 9},
                                              {"", "公开频次", 14}}};
constexpr int kFocusColumn = static_cast<int>(kColumns.size());
constexpr int kTitleRow = 0, kOverRow = 1, kHeadingRow = 2, kFirstRow = 3;

void AddHead(Sheet& sheet, int row, int column, int rows, int columns, std::string_view text) {
  sheet.cells.push_back({.row = row,
                         .column = column,
                         .row_span = rows,
                         .column_span = columns,
                         .text = std::string(text),
                         .style = CellStyle::kHead});
}

void AddHeadings(Sheet& sheet) {
  for (int c = 0; c < kFocusColumn; ++c) {
    const Column& column = kColumns[static_cast<std::size_t>(c)];
    sheet.column_widths.push_back(column.width);
    if (column.over.empty()) {
      AddHead(sheet, kOverRow, c, 2, 1, column.heading);
      continue;
    }
    const bool is_first = c == 0 || kColumns[static_cast<std::size_t>(c) - 1].over != column.over;
    if (is_first) AddHead(sheet, kOverRow, c, 1, 2, column.over);
    AddHead(sheet, kHeadingRow, c, 1, 1, column.heading);
  }
  sheet.column_widths.push_back(8);
  AddHead(sheet, kOverRow, kFocusColumn, 2, 1, "重点");
}

/// The whole list, what is chosen ■ and the rest □, as the standard form has it.
std::string ChannelTicks(const CatalogueRow& row) {
  std::string text;
  for (const Channel channel : Channels()) {
    const bool is_chosen = std::ranges::find(row.channels, channel) != row.channels.end();
    text += std::string(text.empty() ? "" : "\n") + (is_chosen ? "■" : "□") + std::string(NameOf(channel));
    if (channel == Channel::kOther && is_chosen) text += row.other_channels;
  }
  return text;
}

void AddRow(Sheet& sheet, int place, int number, const CatalogueRow& row) {
  const auto tick = [](bool is_ticked) { return std::string(is_ticked ? "√" : ""); };
  const std::string texts[] = {std::to_string(number),
                               row.area,
                               row.first_matter,
                               row.second_matter,
                               row.elements,
                               row.basis,
                               row.time_words,
                               row.subject,
                               ChannelTicks(row),
                               tick(row.is_for_everyone),
                               row.specific_group,
                               tick(row.is_proactive),
                               tick(row.is_on_application),
                               tick(row.is_county),
                               tick(row.is_township),
                               RhythmInWords(row),
                               row.focus};
  for (int c = 0; const std::string& text : texts) {
    sheet.cells.push_back({.row = place, .column = c++, .text = text, .style = CellStyle::kText});
  }
}

}  // namespace

std::string CatalogueWorkbook(const std::string& title, const std::vector<CatalogueRow>& rows) {
  Sheet sheet{.name = "标准目录", .column_widths = {}, .frozen_rows = kFirstRow, .landscape = true, .cells = {}};
  sheet.cells.push_back(
      {.row = kTitleRow, .column = 0, .column_span = kFocusColumn + 1, .text = title, .style = CellStyle::kTitle});
  AddHeadings(sheet);
  for (int i = 0; const CatalogueRow& row : rows) {
    AddRow(sheet, kFirstRow + i, i + 1, row);
    ++i;
  }
  return docwrite::WriteXlsx({&sheet, 1});
}

}  // namespace gongkai::disclosure
