// The ruled tables of a page: level and upright lines to rows, columns and merged cells, and every word to its cell. A
// label that wraps beside its figures is then one cell of one row, wherever in the row the figures stand.
//
// Where lines do not close a table into plain cells there is no grid, and the page is read line by line (pdf_lines.h).
// Used by pdf_layout.cc alone.
#pragma once

#include <span>
#include <vector>

#include "docread/pdf_layout.h"

namespace gongkai::docread {

struct PdfGridCell {
  int row = 0, column = 0;
  int row_span = 1, column_span = 1;
  Box box;                            // its ruled lines
  std::vector<const PdfWord*> words;  // in no order
};

struct PdfGrid {
  Box box;
  std::vector<double> edges;       // the upright lines, one more than there are columns
  std::vector<double> levels;      // the level lines, one more than there are rows
  std::vector<PdfGridCell> cells;  // row by row, from left to right
};

/// From top to bottom. They point into `page`. `before` is the last grid of the page before, if there is any: the first
/// one may be its rest. A figure that crosses a ruled line is cut there.
std::vector<PdfGrid> FindGrids(PdfPage& page, const PdfGrid* before);

/// The grid of the next page goes on with this one's: both stand between the same two edges.
bool GoesOn(const PdfGrid& grid, const PdfGrid& next);

/// Parts of one table brought to the upright lines of all of them, so that a column has the same number on every page.
void ShareColumns(std::span<PdfGrid* const> grids);

}  // namespace gongkai::docread
