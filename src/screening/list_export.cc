#include "screening/list_export.h"

#include "docwrite/xlsx.h"
#include "screening/list_sheet.h"

namespace gongkai::screening {

std::string WordsWorkbook(const std::vector<ListKind>& kinds, const std::vector<KeptWord>& words) {
  using docwrite::CellStyle;
  docwrite::Sheet sheet{.name = "检查词表",
                        .column_widths = {22, 24, 24, 30, 30, 14, 14, 10},
                        .frozen_rows = 1,
                        .landscape = true,
                        .cells = {}};
  int row = 0, column = 0;
  for (const std::string_view heading : WordHeadings()) {
    sheet.cells.push_back({.row = row, .column = column++, .text = std::string(heading), .style = CellStyle::kHead});
  }
  for (const KeptWord& word : words) {
    const ListKind* kind = KindIn(kinds, word.list);
    if (kind == nullptr) continue;
    ++row;
    column = 0;
    std::vector<std::string> cells = CellsOf(*kind, word);
    for (std::string& cell : cells) {
      sheet.cells.push_back({.row = row, .column = column++, .text = std::move(cell), .style = CellStyle::kText});
    }
  }
  return docwrite::WriteXlsx({&sheet, 1});
}

}  // namespace gongkai::screening
