#include "base/rich_table.h"

#include <algorithm>

namespace gongkai::internal {
namespace {

/// No cell is taken to be wider, and none begins further right: page makers write colspan="9999" for "all".
constexpr std::size_t kWidestCell = 200, kFurthest = 1'000;

Error TooWide() {
  return {ErrorKind::kInvalidInput,
          "表格超过 " + std::to_string(RichTextLimits::kColumns) + " 列，放不下，请拆成几张表，或者作为附件。", ""};
}

struct Placed {
  std::size_t column = 0, width = 1, height = 1;
  RichCell* cell = nullptr;
};
using Rows = std::vector<std::vector<Placed>>;

/// Where the cells of each row stand; nothing when a cell would begin too far right.
std::optional<Rows> Place(RichTable& table) {
  Rows rows(table.rows.size());
  std::vector<std::size_t> covered;  // by column: the row before which it is covered from above
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const auto is_free = [&](std::size_t column) { return column >= covered.size() || covered[column] <= row; };
    std::size_t column = 0;
    for (RichCell& cell : table.rows[row].cells) {
      while (!is_free(column)) ++column;
      if (column >= kFurthest) return std::nullopt;
      const std::size_t wanted =
          std::clamp<std::size_t>(static_cast<std::size_t>(std::max(cell.column_span, 1)), 1, kWidestCell);
      std::size_t width = 1;
      while (width < wanted && is_free(column + width)) ++width;
      const std::size_t rest = rows.size() - row;
      const std::size_t height =
          cell.row_span <= 0 ? rest : std::min<std::size_t>(static_cast<std::size_t>(cell.row_span), rest);
      if (covered.size() < column + width) covered.resize(column + width, 0);
      std::fill_n(covered.begin() + static_cast<std::ptrdiff_t>(column), width, row + height);
      rows[row].push_back({column, width, height, &cell});
      column += width;
    }
  }
  return rows;
}

/// For each of `kept`, how many true ones stand before it; one more entry at the end.
std::vector<std::size_t> CountBefore(const std::vector<bool>& kept) {
  std::vector<std::size_t> before(kept.size() + 1, 0);
  for (std::size_t i = 0; i < kept.size(); ++i) before[i + 1] = before[i] + (kept[i] ? 1U : 0U);
  return before;
}

/// Drops rows and columns in which no cell begins; gives the number of columns.
std::size_t Tighten(Rows& rows) {
  std::vector<bool> row_kept, column_kept;
  for (const auto& row : rows) {
    row_kept.push_back(!row.empty());
    for (const Placed& cell : row) {
      if (column_kept.size() < cell.column + cell.width) column_kept.resize(cell.column + cell.width, false);
      column_kept[cell.column] = true;
    }
  }
  const std::vector<std::size_t> rows_before = CountBefore(row_kept), columns_before = CountBefore(column_kept);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (Placed& cell : rows[row]) {
      cell.height = rows_before[row + cell.height] - rows_before[row];
      cell.width = columns_before[cell.column + cell.width] - columns_before[cell.column];
      cell.column = columns_before[cell.column];
    }
  }
  std::erase_if(rows, [](const auto& row) { return row.empty(); });
  return columns_before.back();
}

RichTable Fill(const Rows& rows, std::size_t columns) {
  RichTable table;
  std::vector<std::size_t> covered(columns, 0);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    std::vector<RichCell>& cells = table.rows.emplace_back().cells;
    auto next = rows[row].begin();
    for (std::size_t column = 0; column < columns; ++column) {
      if (next != rows[row].end() && next->column == column) {
        RichCell cell = std::move(*next->cell);
        cell.column_span = static_cast<int>(next->width);
        cell.row_span = static_cast<int>(next->height);
        std::fill_n(covered.begin() + static_cast<std::ptrdiff_t>(column), next->width, row + next->height);
        cells.push_back(std::move(cell));
        ++next;
      } else if (covered[column] <= row) {
        cells.emplace_back();
      }
    }
  }
  return table;
}

}  // namespace

Result<RichTable> NormalTable(RichTable table, std::size_t places) {
  std::optional<Rows> rows = Place(table);
  if (!rows) return TooWide();
  const std::size_t columns = Tighten(*rows);
  if (columns > RichTextLimits::kColumns) return TooWide();
  if (rows->size() * columns > places) {
    return Error{
        ErrorKind::kInvalidInput,
        "表格太大，一篇正文的表格一共不能超过 " + std::to_string(RichTextLimits::kCells) + " 格，请把大表作为附件。",
        ""};
  }
  return Fill(*rows, columns);
}

}  // namespace gongkai::internal
