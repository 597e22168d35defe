#include "report/compile/carried_over.h"

#include <algorithm>

namespace gongkai::report {
namespace {

CellKey LeftIn(std::string_view column) { return {.table = 3, .row = "四", .column = std::string(column)}; }
CellKey CarriedIn(std::string_view column) { return {.table = 3, .row = "二", .column = std::string(column)}; }

std::optional<Number> ValueOf(const CompiledTables& tables, const CellKey& key) {
  const CompiledCell* const cell = tables.Find(key);
  return cell == nullptr ? std::nullopt : cell->value();
}

std::vector<request::CaseId> Without(const std::vector<request::CaseId>& these,
                                     const std::vector<request::CaseId>& those) {
  std::vector<request::CaseId> rest;
  for (const request::CaseId& id : these) {
    if (std::ranges::find(those, id) == those.end()) rest.push_back(id);
  }
  return rest;
}

}  // namespace

std::vector<CarriedOver> CompareCarriedOver(const LastYearLeft& last, const CompiledTables& now,
                                            const YearLedger& ledger) {
  std::vector<CarriedOver> compared;
  for (const law::FormColumn& column : now.form->table3.rows.front().columns) {
    CarriedOver each{.column = std::string(column.name),
                     .left = {},
                     .carried = ValueOf(now, CarriedIn(column.name)),
                     .only_left = {},
                     .only_carried = {}};
    const auto then = std::ranges::find(last.columns, each.column, &LastYearLeft::Column::column);
    if (then != last.columns.end()) {
      each.left = then->value;
      if (last.has_cases) {
        const std::vector<request::CaseId> carried = CasesBehind(ledger, CarriedIn(column.name));
        each.only_left = Without(then->cases, carried);
        each.only_carried = Without(carried, then->cases);
      }
    }
    compared.push_back(std::move(each));
  }
  return compared;
}

LastYearLeft LeftOf(const CompiledTables& tables, const YearLedger& ledger) {
  LastYearLeft left{.from = LastYearLeft::From::kLedger,
                    .words = "登记里现在的 " + std::to_string(tables.year) + " 年",
                    .columns = {},
                    .has_cases = true};
  for (const law::FormColumn& column : tables.form->table3.rows.front().columns) {
    const CellKey key = LeftIn(column.name);
    left.columns.push_back({key.column, ValueOf(tables, key), CasesBehind(ledger, key)});
  }
  return left;
}

}  // namespace gongkai::report
