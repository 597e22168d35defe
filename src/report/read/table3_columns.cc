#include "report/read/table3_columns.h"

#include <algorithm>

namespace gongkai::report {
namespace {

using std::u32string_view;

bool FromHeads(std::span<const Item> items, int table, GridColumns& out) {
  std::array<bool, kTable3Columns> seen{};
  for (const Item& item : items) {
    if (!item.grid || item.table != table || item.key.size() > 6) continue;
    const u32string_view key = item.FormKey();
    for (std::size_t i = 0; i < kTable3Columns; ++i) {
      static const std::array<u32string_view, kTable3Columns> kHeads = {
          U"自然人", U"商业企业", U"科研机构", U"社会公益组织", U"法律服务机构", U"其他", U"总计"};
      if (key != kHeads[i] || seen[i]) continue;
      seen[i] = true;
      out.columns[i] = item.column;
    }
  }
  return std::all_of(seen.begin(), seen.end(), [](bool s) { return s; }) &&
         std::is_sorted(out.columns.begin(), out.columns.end());
}

bool FromFullRow(const std::vector<ObservedRow>& rows, int table, GridColumns& out) {
  for (const ObservedRow& row : rows) {
    if (row.table != table || CountFilled(row.run) != kTable3Columns) continue;
    std::size_t i = 0;
    for (const Item* cell : row.run.cells) {
      if (!cell->text.empty()) out.columns[i++] = cell->column;
    }
    return true;
  }
  return false;
}

bool Contradicts(const ObservedRow& row, const GridColumns& grid) {
  if (CountFilled(row.run) == 0) return false;
  for (const Item* label : row.labels) {
    const bool same_row = !row.run.cells.empty() && label->row == row.run.cells.front()->row;
    if (same_row && label->column >= grid.columns.front()) return true;
  }
  for (const Item* cell : row.run.cells) {
    if (!cell->text.empty() &&
        std::find(grid.columns.begin(), grid.columns.end(), cell->column) == grid.columns.end() &&
        cell->column_span == 1) {
      return true;
    }
  }
  return false;
}

/// In some files a merged label leaves blank cells behind it, and then seven cells are not the seven columns.
bool CountsCells(const std::vector<ObservedRow>& rows, int table) {
  const auto is_full = [table](const ObservedRow& row) {
    return row.table == table && CountFilled(row.run) == kTable3Columns;
  };
  return std::ranges::any_of(rows, is_full) && std::ranges::none_of(rows, [&](const ObservedRow& row) {
           return is_full(row) && row.run.cells.size() > kTable3Columns;
         });
}

}  // namespace

GridColumns ColumnsOf(int table, std::span<const Item> items, const std::vector<ObservedRow>& rows) {
  GridColumns grid;
  grid.known = FromHeads(items, table, grid) || FromFullRow(rows, table, grid);
  grid.trusted = grid.known && std::none_of(rows.begin(), rows.end(), [&](const ObservedRow& row) {
                   return row.table == table && !row.run.cells.empty() && Contradicts(row, grid);
                 });
  grid.counted = CountsCells(rows, table);
  return grid;
}

FittedRow FitShifted(const Run& run, std::span<const law::FormColumn> columns, const GridColumns& grid) {
  const std::size_t filled = CountFilled(run);
  if (filled == 0 || filled >= kTable3Columns) return FitRow(run, columns, {});
  if (grid.counted && run.cells.size() == kTable3Columns) return FitRow(run, columns, {});
  const auto first = std::find_if(run.cells.begin(), run.cells.end(), [](const Item* c) { return !c->text.empty(); });
  const auto last = std::find_if(run.cells.rbegin(), run.cells.rend(), [](const Item* c) { return !c->text.empty(); });
  const auto spread = static_cast<std::size_t>(last.base() - first);
  const bool dense = spread == filled;
  const bool blanks_before = first != run.cells.begin();
  if (filled == 1 && blanks_before && grid.known && (*first)->column == grid.columns.back()) {
    return FitGridRow(run, columns, grid.columns);  // blanks up to 总计, then its value
  }
  // Values begin right behind the label: what is too much stands at the end, as padding.
  if (!blanks_before && run.cells.size() >= kTable3Columns) return FitRow(run, columns, {});
  if (run.cells.size() == kTable3Columns && !dense) return FitRow(run, columns, {});
  return FitInOrder(run, columns);
}

}  // namespace gongkai::report
