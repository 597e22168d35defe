#include "report/compile/compiled.h"

#include <algorithm>

namespace gongkai::report {
namespace {

constexpr std::size_t kLongestCell = 200;  // bytes; the longest of a form has under 80

}  // namespace

std::string ToString(const CellKey& cell) { return std::to_string(cell.table) + "/" + cell.row + "/" + cell.column; }

std::optional<CellKey> CellKeyFrom(std::string_view text) {
  if (text.size() > kLongestCell || text.size() < 2 || text[0] < '2' || text[0] > '4' || text[1] != '/') {
    return std::nullopt;
  }
  // No row has a bar in its key; a column of the form of 2019 has (本年增/减).
  const std::string_view rest = text.substr(2);
  const std::size_t bar = rest.find('/');
  if (bar == std::string_view::npos || bar == 0 || bar + 1 == rest.size()) return std::nullopt;
  return CellKey{
      .table = text[0] - '0', .row = std::string(rest.substr(0, bar)), .column = std::string(rest.substr(bar + 1))};
}

std::optional<Number> CompiledCell::value() const {
  if (!counted && adjustments.empty()) return std::nullopt;
  Number sum = counted.value_or(Number());
  for (const Adjustment& each : adjustments) sum = sum + each.change;
  return sum;
}

const CompiledCell* CompiledTables::Find(const CellKey& cell) const {
  const auto found = std::ranges::find(cells, cell, &CompiledCell::cell);
  return found == cells.end() ? nullptr : &*found;
}

}  // namespace gongkai::report
