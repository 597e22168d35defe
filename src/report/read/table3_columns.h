// Where the seven value columns of table 3 stand in a grid, and what can still be told when they shift.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "report/read/table3_rows.h"

namespace gongkai::report {

/// The grid columns of the seven value columns, where they can be trusted for a whole docread table.
struct GridColumns {
  std::array<int, kTable3Columns> columns{};
  bool known = false;    // heads (or full rows) tell them
  bool trusted = false;  // and no row of the table contradicts them
  bool counted = false;  // a full row has seven cells behind its label and no more: blanks are cells, not shadows
};

GridColumns ColumnsOf(int table, std::span<const Item> items, const std::vector<ObservedRow>& rows);

/// A row of a grid whose columns shift: what can still be told.
FittedRow FitShifted(const Run& run, std::span<const law::FormColumn> columns, const GridColumns& grid);

}  // namespace gongkai::report
