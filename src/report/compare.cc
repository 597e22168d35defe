// See compare.h.

#include "report/compare.h"

#include <algorithm>

namespace gongkai::report {
namespace {

constexpr std::int64_t kJump = 5;
const Number kWorthALook = Number::Of(50);

const Value* FindByName(const AnnualReport& report, int table, std::string_view row, std::string_view column) {
  const auto& reading = report.Table(table);
  const RowReading* found = reading ? reading->Find(row) : nullptr;
  for (std::size_t i = 0; found && i < found->values.size(); ++i) {
    if (found->row->columns[i].name == column) return &found->values[i];
  }
  return nullptr;
}

bool IsJump(Number a, Number b) {
  if (a > b) std::swap(a, b);
  return b >= kWorthALook && a.millionths >= 0 && a.millionths * kJump < b.millionths;
}

}  // namespace

Difference Compare(const AnnualReport& left, const AnnualReport& right, int table, std::string_view row,
                   std::string_view column) {
  Difference difference{.left = FindByName(left, table, row, column), .right = FindByName(right, table, row, column)};
  const auto is_number = [](const Value* value) { return value && value->kind == ValueKind::kNumber; };
  if (!is_number(difference.left) || !is_number(difference.right)) return difference;
  difference.change = difference.right->number - difference.left->number;
  difference.jump = IsJump(difference.left->number, difference.right->number);
  return difference;
}

}  // namespace gongkai::report
