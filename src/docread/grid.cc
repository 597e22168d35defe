// A column is busy up to the row until which a cell from above covers it. Rows without any cell of their own are no
// rows to us; spans across them are shortened, so that row_span counts the rows that are there.
#include "docread/grid.h"

#include <algorithm>

namespace gongkai::docread {
namespace {

constexpr int kMaxColumns = 1'000;  // browsers clamp there as well
constexpr std::size_t kMaxArea = 20'000'000;

int Clamped(int value, int low, int high) { return std::min(std::max(value, low), high); }

}  // namespace

bool PlaceOnGrid(std::vector<std::vector<GridCell>>& rows) {
  std::vector<std::size_t> kept(rows.size() + 1, 0);
  for (std::size_t r = 0; r < rows.size(); ++r) kept[r + 1] = kept[r] + (rows[r].empty() ? 0 : 1);
  std::vector<std::size_t> busy_until;
  std::size_t work = 0;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    std::size_t next = 0;
    for (GridCell& cell : rows[r]) {
      while (cell.column < 0 && next < busy_until.size() && busy_until[next] > r) ++next, ++work;
      if (cell.column >= 0) next = static_cast<std::size_t>(cell.column);
      const auto column = std::min<std::size_t>(next, kMaxColumns - 1);
      cell.column = static_cast<int>(column);
      cell.column_span = Clamped(cell.column_span, 1, kMaxColumns - cell.column);
      const std::size_t left = rows.size() - r;
      const std::size_t rows_below =
          cell.row_span <= 0 ? left : std::min(left, static_cast<std::size_t>(cell.row_span));
      cell.row_span = std::max(1, static_cast<int>(kept[r + rows_below] - kept[r]));
      const std::size_t end = column + static_cast<std::size_t>(cell.column_span);
      if (busy_until.size() < end) busy_until.resize(end, 0);
      for (std::size_t c = column; c < end; ++c) busy_until[c] = std::max(busy_until[c], r + rows_below);
      next = end;
      work += static_cast<std::size_t>(cell.column_span);
    }
    if (work > kMaxArea) return false;
  }
  return true;
}

}  // namespace gongkai::docread
