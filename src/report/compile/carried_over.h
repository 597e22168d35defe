// Last year's 四（结转下年度继续办理）is this year's 二（上年结转）: where the two differ is told for each column, with
// the applications that make the difference. Pure.
//
// What last year's report said is taken, in this order: the count that was kept with the version that was
// signed (with its rows), the report as it was handed in (numbers alone), and, where there is neither, what the ledger
// has of last year today.
//
// Source: 国办公开办函〔2021〕30号, table 3; rule T3-CARRIED of report/check.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/compile/compile_tables.h"

namespace gongkai::report {

struct LastYearLeft {
  enum class From { kKept, kHandedIn, kLedger };
  From from = From::kLedger;
  std::string words;  // where it is from, for people
  struct Column {
    std::string column;
    std::optional<Number> value;
    std::vector<request::CaseId> cases;
  };
  std::vector<Column> columns;
  bool has_cases = false;  // of a report that was handed in the rows are not known
};

struct CarriedOver {
  std::string column;
  std::optional<Number> left, carried;        // 四 of last year, 二 of this year
  std::vector<request::CaseId> only_left;     // counted then, not carried over now
  std::vector<request::CaseId> only_carried;  // carried over now, not counted then
  /// Of a column that last year's report told of. What is blank this year carries nothing over yet.
  bool Differs() const { return left && *left != carried.value_or(Number()); }
};
/// For each column of table 3, in the order of the form.
std::vector<CarriedOver> CompareCarriedOver(const LastYearLeft& last, const CompiledTables& now,
                                            const YearLedger& ledger);

/// 四 of a compiled year, with its rows.
LastYearLeft LeftOf(const CompiledTables& tables, const YearLedger& ledger);

}  // namespace gongkai::report
