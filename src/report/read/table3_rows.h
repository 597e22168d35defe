// Table 3 cut into observed rows: what stands between one run of values and the next, whatever the layout.
//
// Next to read: table3_alignment.h (which row of the form each of them is).
#pragma once

#include <span>
#include <string>
#include <vector>

#include "report/read/items.h"
#include "report/read/row.h"

namespace gongkai::report {

inline constexpr std::size_t kTable3Columns = 7;

struct ObservedRow {
  std::vector<const Item*> labels;
  Run run;
  std::u32string label_key;  // of all labels
  std::u32string own_key;    // of the last label, next to the values
  bool grid = false;
  int table = -1;
};

struct ObservedRows {
  std::vector<ObservedRow> rows;
  bool restored = false;  // columns that a converter took out one by one were put together again
};

/// `items` must outlive the result and be prepared (PrepareRegion).
ObservedRows ObserveRows(std::span<const Item> items);

/// A run with more than seven values brought to seven, where it can be told which one is too much: the ordinal of the
/// label
/// ("2" before "．没有现成信息…"), or what breaks the row's total. `row` is what the run was aligned with. `at_end`:
/// nothing follows it in the table, so that what is too much is the beginning of a line that was cut off. Otherwise
/// unchanged.
Run WithoutExtra(const ObservedRow& observed, const law::FormRow& row, bool at_end);

/// Cells of a run that hold something.
std::size_t CountFilled(const Run& run);

}  // namespace gongkai::report
