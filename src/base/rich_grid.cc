#include "base/rich_grid.h"

#include <algorithm>

namespace gongkai {

namespace {

void Cover(RichGrid& grid) {
  const auto columns = static_cast<std::size_t>(grid.columns);
  grid.covered.assign(static_cast<std::size_t>(grid.rows) * columns, nullptr);
  for (const PlacedCell& placed : grid.cells) {
    const int end = std::min(placed.row + placed.cell->row_span, grid.rows);
    for (int row = placed.row; row < end; ++row) {
      const auto first =
          grid.covered.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(row) * columns) + placed.column;
      std::fill_n(first, placed.cell->column_span, placed.cell);
    }
  }
}

}  // namespace

RichGrid GridOf(const RichTable& table) {
  RichGrid grid{.rows = static_cast<int>(table.rows.size()), .columns = 0, .cells = {}, .covered = {}};
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
  Cover(grid);
  return grid;
}

}  // namespace gongkai
