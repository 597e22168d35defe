#include "report/check/relation.h"

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

}  // namespace

bool BelongsToRelation(const TableReading& table, const RowReading& row) {
  const std::string_view key = row.row->key;
  if (row.found || !key.starts_with(kUndividedOther)) return true;
  for (const RowReading& other : table.rows) {
    const std::string_view other_key = other.row->key;
    if (!other.found || !other_key.starts_with(kUndividedOther)) continue;
    if ((other_key == kUndividedOther) != (key == kUndividedOther)) return false;
  }
  return true;
}

Side SumOfRows(const TableReading& table, std::span<const std::string_view> keys, std::size_t column) {
  Side side;
  for (std::string_view key : keys) {
    const RowReading* row = table.Find(key);
    if (row == nullptr || column >= row->values.size()) continue;
    if (!BelongsToRelation(table, *row)) continue;
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
