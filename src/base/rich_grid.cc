#include "base/rich_grid.h"

#include <algorithm>

namespace gongkai {

const RichCell* RichGrid::At(int row, int column) const {
  const auto covers = [&](const PlacedCell& placed) {
    return placed.row <= row && row < placed.row + placed.cell->row_span && placed.column <= column &&
           column < placed.column + placed.cell->column_span;
  };
  const auto there = std::ranges::find_if(cells, covers);
  return there == cells.end() ? nullptr : there->cell;
}

RichGrid GridOf(const RichTable& table) {
  RichGrid grid{.rows = static_cast<int>(table.rows.size()), .columns = 0, .cells = {}};
  std::vector<int> covered;  // by column: the row before which it is
  for (int row = 0; row < grid.rows; ++row) {
    int column = 0;
    for (const RichCell& cell : table.rows[static_cast<std::size_t>(row)].cells) {
      while (column < static_cast<int>(covered.size()) && covered[static_cast<std::size_t>(column)] > row) ++column;
      grid.cells.push_back({&cell, row, column});
      const int end = column + cell.column_span;
      if (static_cast<int>(covered.size()) < end) covered.resize(static_cast<std::size_t>(end), 0);
      for (; column < end; ++column) covered[static_cast<std::size_t>(column)] = row + cell.row_span;
    }
  }
  grid.columns = static_cast<int>(covered.size());
  return grid;
}

}  // namespace gongkai
