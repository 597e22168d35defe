#include "report/compile/compile_tables.h"

#include <algorithm>
#include <map>

#include "base/percent.h"

namespace gongkai::report {
namespace {

constexpr std::string_view kTotal = "总计", kResultTotal = "三(七)", kCameInNew = "一", kCameInOver = "二",
                           kLeftOver = "四";

bool IsResult(std::string_view row) { return row.starts_with("三(") && row != kResultTotal; }

CellKey KeyOf(int table, const law::FormRow& row, const law::FormColumn& column) {
  return {.table = table, .row = std::string(row.key), .column = std::string(column.name)};
}

/// Every cell of the form, in its order.
std::vector<std::pair<CellKey, law::Unit>> CellsOfForm(const law::ReportForm& form) {
  std::vector<std::pair<CellKey, law::Unit>> cells;
  for (const int table : {2, 3, 4}) {
    for (const law::FormRow& row : form.Table(table).rows) {
      for (const law::FormColumn& column : row.columns) cells.emplace_back(KeyOf(table, row, column), column.unit);
    }
  }
  return cells;
}

bool Counts(const LedgerCase& each, const CellKey& cell) {
  return each.cells.column == cell.column && (each.cells.came_in == cell.row || each.cells.became_of_it == cell.row);
}

bool Counts(const remedy::DisputeFact& fact, const CellKey& cell, int year) {
  const auto result = remedy::CellOf(fact, std::chrono::year(year));
  return result && remedy::RowOf(fact.kind) == cell.row && remedy::NameOf(*result) == cell.column;
}

std::string NothingWords(int table) {
  return std::string(table == 3 ? "依申请公开的登记里" : "复议、诉讼的登记里") +
         "本年没有记载，也没有人声明没有，所以是空白；空白不等于 0。";
}

/// Of a cell of table 3 or 4 that is no sum: how many rows it counts.
class Counting {
 public:
  explicit Counting(const YearLedger& ledger) : ledger_(ledger) {
    for (const LedgerCase& each : ledger.cases) {
      ++counts_[{.table = 3, .row = each.cells.came_in, .column = each.cells.column}];
      ++counts_[{.table = 3, .row = each.cells.became_of_it, .column = each.cells.column}];
    }
    for (const remedy::DisputeFact& fact : ledger.disputes) {
      const auto result = remedy::CellOf(fact, std::chrono::year(ledger.year));
      if (!result) continue;
      is_disputed_ = true;
      ++counts_[{
          .table = 4, .row = std::string(remedy::RowOf(fact.kind)), .column = std::string(remedy::NameOf(*result))}];
    }
  }

  void Count(CompiledCell& cell) const {
    const int table = cell.cell.table;
    const bool is_kept = table == 3 ? !ledger_.cases.empty() : is_disputed_;
    const bool is_stated = std::ranges::count(ledger_.stated_none, table) > 0;
    if (!is_kept && !is_stated) {
      cell.words = NothingWords(table);
      return;
    }
    const auto found = counts_.find(cell.cell);
    cell.counted = Number::Of(found == counts_.end() ? 0 : found->second);
    if (!is_kept) cell.words = "已声明本年没有，是 0。";
  }

 private:
  const YearLedger& ledger_;
  std::map<CellKey, int> counts_;
  bool is_disputed_ = false;
};

void CountFigure(const YearLedger& ledger, CompiledCell& cell) {
  for (std::size_t i = 0; i < ledger.table2.cells.size(); ++i) {
    const disclosure::Figure& figure = ledger.table2.cells[i];
    if (figure.key != cell.cell.row || figure.column != cell.cell.column) continue;
    cell.counted = figure.value;
    cell.words = figure.words;
    if (i < ledger.table2_paths.size()) cell.rows_path = ledger.table2_paths[i];
    return;
  }
}

CompiledCell CountedCell(const YearLedger& ledger, const Counting& counting, const CellKey& key, law::Unit unit) {
  CompiledCell cell;
  cell.cell = key;
  cell.unit = unit;
  if (IsSum(key)) return cell;
  if (key.table == 2) {
    CountFigure(ledger, cell);
  } else {
    counting.Count(cell);
    cell.rows_path = PathOfRows(ledger.organ, ledger.year, key);
  }
  for (const Adjustment& each : ledger.adjustments) {
    if (each.cell == key) cell.adjustments.push_back(each);
  }
  return cell;
}

/// Blank where all of its parts are.
void Sum(CompiledTables& tables, CompiledCell& cell) {
  for (const CellKey& part : PartsOf(*tables.form, cell.cell)) {
    const CompiledCell* const found = tables.Find(part);
    const auto value = found == nullptr ? std::nullopt : found->value();
    if (value) cell.counted = cell.counted.value_or(Number()) + *value;
  }
  if (!cell.counted) cell.words = "各分项都是空白，所以是空白；空白不等于 0。";
}

Number ValueOf(const CompiledTables& tables, std::string_view row, std::string_view column) {
  const CompiledCell* const cell = tables.Find({.table = 3, .row = std::string(row), .column = std::string(column)});
  return cell == nullptr ? Number() : cell->value().value_or(Number());
}

}  // namespace

bool IsCell(const law::ReportForm& form, const CellKey& cell) {
  if (cell.table < 2 || cell.table > 4) return false;
  const law::FormRow* const row = law::FindRow(form.Table(cell.table), cell.row);
  return row != nullptr && std::ranges::count(row->columns, cell.column, &law::FormColumn::name) > 0;
}

bool IsSum(const CellKey& cell) {
  return cell.table > 2 && (cell.column == kTotal || (cell.table == 3 && cell.row == kResultTotal));
}

std::vector<CellKey> PartsOf(const law::ReportForm& form, const CellKey& cell) {
  if (!IsSum(cell)) return {cell};
  std::vector<CellKey> parts;
  for (const law::FormRow& row : form.Table(cell.table).rows) {
    const bool is_row = cell.table == 3 && cell.row == kResultTotal ? IsResult(row.key) : row.key == cell.row;
    if (!is_row) continue;
    for (const law::FormColumn& column : row.columns) {
      const bool is_column = cell.column == kTotal ? column.name != kTotal : column.name == cell.column;
      if (is_column) parts.push_back(KeyOf(cell.table, row, column));
    }
  }
  return parts;
}

CompiledTables CompileTables(const YearLedger& ledger) {
  CompiledTables tables{.organ = ledger.organ, .year = ledger.year, .form = ledger.form, .cells = {}};
  const Counting counting(ledger);
  for (const auto& [key, unit] : CellsOfForm(*ledger.form)) {
    tables.cells.push_back(CountedCell(ledger, counting, key, unit));
  }
  for (CompiledCell& cell : tables.cells) {
    if (IsSum(cell.cell)) Sum(tables, cell);
  }
  return tables;
}

std::vector<request::CaseId> CasesBehind(const YearLedger& ledger, const CellKey& cell) {
  const std::vector<CellKey> parts = PartsOf(*ledger.form, cell);
  std::vector<request::CaseId> behind;
  for (const LedgerCase& each : ledger.cases) {
    if (cell.table != 3) break;
    if (std::ranges::any_of(parts, [&](const CellKey& part) { return Counts(each, part); })) behind.push_back(each.id);
  }
  return behind;
}

std::vector<remedy::DisputeId> DisputesBehind(const YearLedger& ledger, const CellKey& cell) {
  const std::vector<CellKey> parts = PartsOf(*ledger.form, cell);
  std::vector<remedy::DisputeId> behind;
  for (const remedy::DisputeFact& fact : ledger.disputes) {
    if (cell.table != 4) break;
    if (std::ranges::any_of(parts, [&](const CellKey& part) { return Counts(fact, part, ledger.year); })) {
      behind.push_back(fact.id);
    }
  }
  return behind;
}

std::vector<Imbalance> CheckBalance(const CompiledTables& tables) {
  std::vector<Imbalance> found;
  for (const law::FormColumn& column : tables.form->table3.rows.front().columns) {
    const Number came_in = ValueOf(tables, kCameInNew, column.name) + ValueOf(tables, kCameInOver, column.name);
    const Number became = ValueOf(tables, kResultTotal, column.name) + ValueOf(tables, kLeftOver, column.name);
    if (came_in != became) found.push_back({std::string(column.name), came_in, became});
  }
  return found;
}

bool CountsOutside(const CompiledTables& tables) {
  Number outside;
  for (const CompiledCell& cell : tables.cells) {
    if (cell.cell.table != 3 || (cell.cell.row != "一" && cell.cell.row != "二")) continue;
    for (const Adjustment& each : cell.adjustments) outside = outside + each.change;
  }
  return outside != Number();
}

std::string PathOfRows(account::OrganId organ, int year, const CellKey& cell) {
  return "/office/annual/" + std::to_string(year) + "/rows?organ=" + std::to_string(organ.value) +
         "&cell=" + PercentEncode(ToString(cell));
}

std::string NameOf(const law::ReportForm& form, const CellKey& cell) {
  constexpr std::string_view kTables[] = {"表二", "表三", "表四"};
  const law::FormRow* const row = IsCell(form, cell) ? law::FindRow(form.Table(cell.table), cell.row) : nullptr;
  if (row == nullptr) return ToString(cell);
  const std::string group = row->group.empty() || cell.table == 2 ? std::string() : std::string(row->group) + " ";
  return std::string(kTables[cell.table - 2]) + " " + group + std::string(row->label) + "，" + cell.column;
}

}  // namespace gongkai::report
