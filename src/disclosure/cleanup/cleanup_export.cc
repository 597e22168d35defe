#include "disclosure/cleanup/cleanup_export.h"

#include <algorithm>
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
constexpr std::array<Column, 10> kColumns = {{{"序号", 6},
                                              {"文件名称", 48},
                                              {"发文字号", 22},
                                              {"索引号", 30},
                                              {"生成日期", 12},
                                              {"清理结果", 12},
                                              {"从哪一天起废止、失效", 14},
                                              {"继续有效到", 14},
                                              {"说明", 30},
                                              {"现在的效力", 14}}};
constexpr int kTitleRow = 0, kBasisRow = 1, kHeadRow = 2, kFirstRow = 3;

std::string DayText(const std::optional<Date>& day) { return day ? ToString(*day) : std::string(); }

std::array<std::string, kColumns.size()> TextsOf(std::size_t number, const Cleanup& cleanup, const CleanupEntry& entry,
                                                 const CleanedDocument& document, Date today) {
  const auto mark = ValidityMarkOn(document.facts, today);
  return {std::to_string(number),
          document.title,
          document.document_number,
          document.index_number,
          DayText(document.formed_on),
          std::string(NameOf(entry.outcome)),
          EndsIt(entry.outcome) ? DayText(entry.from ? entry.from : cleanup.decided_on) : std::string(),
          DayText(entry.until),
          entry.words,
          mark ? mark->words : std::string("没有标明")};
}

}  // namespace

std::string CleanupWorkbook(const Cleanup& cleanup, const std::string& organ,
                            std::span<const CleanedDocument> documents, Date today) {
  Sheet sheet{.name = "清理结果", .frozen_rows = kFirstRow, .landscape = true};
  constexpr int kSpan = static_cast<int>(kColumns.size());
  sheet.cells.push_back(
      {.row = kTitleRow, .column_span = kSpan, .text = organ + "　" + cleanup.title, .style = CellStyle::kTitle});
  sheet.cells.push_back({.row = kBasisRow,
                         .column_span = kSpan,
                         .text = "依据：" + cleanup.basis + "（" + DayText(cleanup.decided_on) + "）　" +
                                 CountsInWords(cleanup.entries) + "　" + std::string(NameOf(cleanup.state)),
                         .style = CellStyle::kText});
  for (int i = 0; i < kSpan; ++i) {
    sheet.column_widths.push_back(kColumns[static_cast<std::size_t>(i)].width);
    sheet.cells.push_back({.row = kHeadRow,
                           .column = i,
                           .text = std::string(kColumns[static_cast<std::size_t>(i)].head),
                           .style = CellStyle::kHead});
  }
  int row = kFirstRow;
  for (const CleanupEntry& entry : cleanup.entries) {
    const auto document = std::ranges::find(documents, entry.item, &CleanedDocument::id);
    if (document == documents.end()) continue;
    const auto texts = TextsOf(static_cast<std::size_t>(row - kFirstRow) + 1, cleanup, entry, *document, today);
    for (int i = 0; i < kSpan; ++i) {
      sheet.cells.push_back(
          {.row = row, .column = i, .text = texts[static_cast<std::size_t>(i)], .style = CellStyle::kText});
    }
    ++row;
  }
  const Sheet sheets[] = {std::move(sheet)};
  return docwrite::WriteXlsx(sheets);
}

}  // namespace gongkai::disclosure
