#include "report/check/relation.h"

namespace gongkai::report {
namespace {

constexpr std::string_view kUndividedOther = "三(六)";

void Add(Side& side, const Value& value, const RowReading& row) {
  const bool number = row.found && value.kind == ValueKind::kNumber;
  side.known = side.known && !row.overfull;
  // In a short row any value may belong to another column, and the cell that is missing may be any of them: a zero adds
  // nothing wherever it stands, but nothing is certain.
  if (!number || row.overfull || row.ragged) side.certain = false;
  if (!number || row.overfull || (row.ragged && value.number != Number{})) return;
  side.sum = side.sum + value.number;
  ++side.numbers;
}

void Add(std::string& written, const Value& value) {
  if (!written.empty()) written += '+';
  written += value.written;
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

Rows RowsOf(const TableReading& table, std::span<const std::string_view> keys) {
  Rows rows;
  rows.reserve(keys.size());
  for (std::string_view key : keys) {
    const RowReading* row = table.Find(key);
    if (row != nullptr && BelongsToRelation(table, *row)) rows.push_back(row);
  }
  return rows;
}

Side SumOfColumn(const Rows& rows, std::size_t column) {
  Side side;
  for (const RowReading* row : rows) {
    if (column < row->values.size()) Add(side, row->values[column], *row);
  }
  return side;
}

std::string WrittenInColumn(const Rows& rows, std::size_t column) {
  std::string written;
  for (const RowReading* row : rows) {
    if (column < row->values.size()) Add(written, row->values[column]);
  }
  return written;
}

Side SumOfCells(const RowReading& row, std::size_t first, std::size_t count) {
  Side side;
  for (std::size_t c = first; c < first + count && c < row.values.size(); ++c) Add(side, row.values[c], row);
  return side;
}

std::string WrittenInCells(const RowReading& row, std::size_t first, std::size_t count) {
  std::string written;
  for (std::size_t c = first; c < first + count && c < row.values.size(); ++c) Add(written, row.values[c]);
  return written;
}

bool Holds(const Side& left, const Side& right) {
  const bool comparable = left.numbers > 0 && right.numbers > 0 && left.known && right.known;
  return !comparable || left.sum == right.sum;
}

const Place& PlaceOfCell(const RowReading& row, std::size_t column) {
  if (column < row.values.size() && row.values[column].place.line > 0) return row.values[column].place;
  return row.place;
}

}  // namespace gongkai::report
