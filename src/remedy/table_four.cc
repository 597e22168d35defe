#include "remedy/table_four.h"

#include <numeric>

namespace gongkai::remedy {
namespace {

constexpr TableFourRule kRules[] = {
    {2019, YearBasis::kEffect,
     "本年内生效的复议决定、裁判，按结果计入前三列；12月31日已经收到副本、还没有生效决定或者裁判的，计入“尚未审结”。"
     "一审裁判在上诉期内、上诉以后，都算没有审结。跨几个年末没有审结的，每年都计入“尚未审结”，审结以后不再计入以后的"
     "年度。"},
};

std::optional<Date> EndOf(const DisputeFact& fact, YearBasis basis) {
  return basis == YearBasis::kEffect ? fact.takes_effect : fact.decided;
}

}  // namespace

std::span<const TableFourRule> TableFourRules() { return kRules; }

const TableFourRule& TableFourRuleFor(int year) {
  const TableFourRule* found = kRules;
  for (const TableFourRule& rule : kRules) {
    if (rule.first_year <= year) found = &rule;
  }
  return *found;
}

std::optional<DisputeResult> CellOf(const DisputeFact& fact, std::chrono::year year) {
  const std::optional<Date> ended = EndOf(fact, TableFourRuleFor(static_cast<int>(year)).basis);
  if (fact.received.year() > year || (ended && ended->year() < year)) return std::nullopt;
  return ended && ended->year() == year ? fact.result : DisputeResult::kPending;
}

int TableFour::Total(DisputeKind kind) const {
  const auto& row = cells[static_cast<std::size_t>(kind)];
  return std::accumulate(row.begin(), row.end(), 0);
}

TableFour TableFourOf(std::span<const DisputeFact> facts, std::chrono::year year) {
  TableFour table;
  for (const DisputeFact& fact : facts) {
    const auto cell = CellOf(fact, year);
    if (cell) ++table.cells[static_cast<std::size_t>(fact.kind)][static_cast<std::size_t>(*cell)];
  }
  return table;
}

}  // namespace gongkai::remedy
