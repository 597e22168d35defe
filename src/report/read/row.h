// Fitting what was found after a label into the columns of its row, without guessing.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "report/read/items.h"
#include "report/report.h"

namespace gongkai::report {

/// The values (and explicit blank cells) between one label and the next.
struct Run {
  std::vector<const Item*> cells;  // in reading order; an item with empty text is a blank cell
  int lines_after = 0;             // empty lines between the last cell and the next label
};

/// Where cells stand one a line, blank cells show only as empty lines; this tells how many are usual between two cells.
struct LineRhythm {
  int usual = 0;
};
LineRhythm RhythmOf(std::span<const Item> items);

struct FittedRow {
  std::vector<Value> values;  // one a column
  bool ragged = false;        // places not certain: values in order, blanks last
  bool overfull = false;      // more values than columns: none can be placed
};

FittedRow FitRow(const Run& run, std::span<const law::FormColumn> columns, LineRhythm rhythm);

/// The same for a row of a grid whose value columns are known: every cell by its column.
FittedRow FitGridRow(const Run& run, std::span<const law::FormColumn> columns, std::span<const int> grid_columns);

/// The same for a page, where the middles of the columns are known: each value goes to the nearest, if it is near
/// enough and no other claims it; otherwise nothing is returned.
std::optional<FittedRow> FitByCentres(const Run& run, std::span<const law::FormColumn> columns,
                                      std::span<const double> centres);

/// Middle of a cell whose horizontal extent on a page is known.
inline double CentreOf(const Item& item) { return (item.left + item.right) / 2; }

/// Values in order, blanks last.
FittedRow FitInOrder(const Run& run, std::span<const law::FormColumn> columns);

}  // namespace gongkai::report
