#include "report/relation.h"

namespace gongkai::report {
namespace {

constexpr std::string_view kUndividedOther = "三(六)";

void Add(Side& side, const Value& value, const RowReading& row) {
  side.written += (side.written.empty() ? "" : "+") + value.written;
  const bool number = row.found && value.kind == ValueKind::kNumber;
  // In a short row any value but 0 may belong to another column; zeros are the same everywhere.
  if (!number || (row.ragged && value.number != Number{})) {
    side.certain = false;
    return;
  }
  side.sum = side.sum + value.number;
  ++side.numbers;
}

/// （六） stands either undivided or in three rows: the other way of writing it is not missing.
bool IsTheOtherWay(const TableReading& table, std::string_view key) {
  if (!key.starts_with(kUndividedOther)) return false;
  for (const RowReading& row : table.rows) {
    const std::string_view other = row.row->key;
    if (!row.found || !other.starts_with(kUndividedOther)) continue;
    if ((other == kUndividedOther) != (key == kUndividedOther)) return true;
  }
  return false;
}

}  // namespace

Side SumOfRows(const TableReading& table, std::span<const std::string_view> keys, std::size_t column) {
  Side side;
  for (std::string_view key : keys) {
    const RowReading* row = table.Find(key);
    if (row == nullptr || column >= row->values.size()) continue;
    if (!row->found && IsTheOtherWay(table, key)) continue;
    Add(side, row->values[column], *row);
  }
  return side;
}

Side SumOfCells(const RowReading& row, std::size_t first, std::size_t count) {
  Side side;
  for (std::size_t c = first; c < first + count && c < row.values.size(); ++c) Add(side, row.values[c], row);
  return side;
}

bool Holds(const Side& left, const Side& right) {
  return left.numbers == 0 || right.numbers == 0 || left.sum == right.sum;
}

const Place& PlaceOfCell(const RowReading& row, std::size_t column) {
  if (column < row.values.size() && row.values[column].place.line > 0) return row.values[column].place;
  return row.place;
}

}  // namespace gongkai::report
