// Finding cells, and naming them as people do.
#include "docread/workbook.h"

#include <algorithm>

namespace gongkai::docread {

std::string Reference(int row, int column) {
  std::string letters;
  for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  }
  return letters + std::to_string(row + 1);
}

const SheetCell* CellAt(const Sheet& sheet, int row, int column) {
  const auto found = std::lower_bound(sheet.rows.begin(), sheet.rows.end(), row,
                                      [](const SheetRow& one, int wanted) { return one.row < wanted; });
  if (found == sheet.rows.end() || found->row != row) return nullptr;
  const auto cell = std::lower_bound(found->cells.begin(), found->cells.end(), column,
                                     [](const SheetCell& one, int wanted) { return one.column < wanted; });
  return cell == found->cells.end() || cell->column != column ? nullptr : &*cell;
}

std::string_view TextAt(const Sheet& sheet, int row, int column) {
  const SheetCell* cell = CellAt(sheet, row, column);
  return cell == nullptr ? std::string_view() : std::string_view(cell->text);
}

}  // namespace gongkai::docread
