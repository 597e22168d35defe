// Figures since the beginning, for who reports them beside those of the year (累计): what each year's tables have,
// added up, and what was before the first of them, which somebody enters with reason and evidence. Pure.
//
// Added up are figures of what happened in a year; what stands at its end (现行有效, 结转, 尚未审结) is not.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "report/compile/compiled.h"

namespace gongkai::report {

struct SinceBeginning {
  CellKey cell;
  law::Unit unit = law::Unit::kCount;
  std::optional<Number> before;  // the adjustments of "before all years"
  std::optional<Number> sum;     // with it; none: blank in every year
  int first_year = 0;            // of the years that had a value; 0: none
};
/// Whether a cell tells of what happened in the year.
bool AddsUp(const CellKey& cell);
/// For each cell of the form of the last of `years` that adds up, in its order. `years`: not empty, oldest first.
std::vector<SinceBeginning> AddUp(std::span<const CompiledTables> years, std::span<const Adjustment> before);

}  // namespace gongkai::report
