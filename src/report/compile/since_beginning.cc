#include "report/compile/since_beginning.h"

#include <algorithm>

#include "report/compile/compile_tables.h"

namespace gongkai::report {
namespace {

// What stands on a day, or is a difference to the year before.
constexpr std::string_view kStanding[] = {"现行有效件数", "对外公开总数量", "上一年项目数量", "本年增/减", "尚未审结"};

void Add(std::optional<Number>& sum, const std::optional<Number>& value) {
  if (value) sum = sum.value_or(Number()) + *value;
}

}  // namespace

bool AddsUp(const CellKey& cell) {
  if (std::ranges::find(kStanding, cell.column) != std::end(kStanding)) return false;
  if (cell.table == 3) return cell.row != "二" && cell.row != "四";
  return cell.table == 2 || cell.column != "总计";
}

std::vector<SinceBeginning> AddUp(std::span<const CompiledTables> years, std::span<const Adjustment> before) {
  std::vector<SinceBeginning> sums;
  for (const CompiledCell& last : years.back().cells) {
    if (!AddsUp(last.cell)) continue;
    SinceBeginning each{.cell = last.cell, .unit = last.unit, .before = {}, .sum = {}, .first_year = 0};
    const std::vector<CellKey> parts = PartsOf(*years.back().form, last.cell);
    for (const Adjustment& adjustment : before) {
      if (std::ranges::count(parts, adjustment.cell) > 0) Add(each.before, adjustment.change);
    }
    each.sum = each.before;
    for (const CompiledTables& year : years) {
      const CompiledCell* const cell = year.Find(last.cell);
      const auto value = cell == nullptr ? std::nullopt : cell->value();
      if (value && each.first_year == 0) each.first_year = year.year;
      Add(each.sum, value);
    }
    sums.push_back(std::move(each));
  }
  return sums;
}

}  // namespace gongkai::report
