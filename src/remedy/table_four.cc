#include "remedy/table_four.h"

#include <numeric>

namespace gongkai::remedy {
namespace {

constexpr TableFourRule kRules[] = {
    {2019, YearBasis::kEffect,
     "本年内生效的复议决定、裁判，按结果计入前三列；12月31日已经收到副本、还没有生效决定或者裁判的，计入“尚未审结”。"
     "一审裁判在上诉期内、上诉以后，都算没有审结。跨几个年末没有审结的，每年都计入“尚未审结”，审结以后不再计入以后的"
     "年度。裁定再审的：生效的当年裁定再审的，到年末没有审结就计入“尚未审结”，以后按再审的结果计；生效的年度已经按结果"
     "计过的，再审不"
     "再计。复议机关作为共同被告的诉讼，只计原行为的机关，不计复议机关（国办公开办函〔2016〕201号）。"},
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
  if (fact.as_reviewer) return std::nullopt;
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
