// One side of a relation between cells: its sum, and whether the sum can be trusted.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "report/report.h"

namespace gongkai::report {

struct Side {
  Number sum;           // of the cells that are numbers
  int numbers = 0;      // how many of them there are
  bool certain = true;  // every cell is a number and stands in its own column
  bool known = true;    // no row of it has more values than columns
};

/// The rows of `keys` that count; those the table's form does not have are passed over. Valid as long as the table.
using Rows = std::vector<const RowReading*>;
Rows RowsOf(const TableReading& table, std::span<const std::string_view> keys);

/// These rows in one column: their sum, and the cells as written ("3+1"), for the fingerprint.
Side SumOfColumn(const Rows& rows, std::size_t column);
std::string WrittenInColumn(const Rows& rows, std::size_t column);

/// Whether a row of the form counts: （六） stands either undivided or in three rows, and the other way of writing it
/// does not.
bool BelongsToRelation(const TableReading& table, const RowReading& row);

/// Cells of one row.
Side SumOfCells(const RowReading& row, std::size_t first, std::size_t count);
std::string WrittenInCells(const RowReading& row, std::size_t first, std::size_t count);

/// Equal, or not to be compared: a side without any number, or a row with more values than columns.
bool Holds(const Side& left, const Side& right);

/// The cell's place; the row's where the cell has none.
const Place& PlaceOfCell(const RowReading& row, std::size_t column);

}  // namespace gongkai::report
