// The grid of a table: which column each cell stands in, when cells span rows and columns. Source: HTML, "forming a
// table". Used by flow.cc alone.
#pragma once

#include <cstddef>
#include <vector>

namespace gongkai::docread {

struct GridCell {
  int column = -1;  // in: the column the file names, or -1; out: the first column it covers
  int column_span = 1;
  int row_span = 1;  // in: as the file says, 0 = to the end; out: at least 1, never past the last row
};

/// False when the grid would be absurdly large.
bool PlaceOnGrid(std::vector<std::vector<GridCell>>& rows);

}  // namespace gongkai::docread
