// The ledgers of an organ's year folded into the three tables of its report (compiled.h), and back: which rows a cell
// counts. Pure; who gathers the ledgers: compiled_view.h.
//
// Each cell that is no sum is counted out of one ledger: table 2 by the figures of the disclosure ledger, table 3 by
// the cells of each application, table 4 by those of each dispute. Sums (总计, 三(七)) are the sums of their parts,
// with what was adjusted there: so the relations of the form hold whatever is adjusted, but for that of what came in
// with what became of it, of which CheckBalance tells.
//
// CHOICE: where the ledger of applications (of disputes) counts none in the year, its table is blank until somebody
// states that there was none; where it counts some, every other cell of the table is 0.
//
// Source: 国办公开办函〔2021〕30号, 国办公开办函〔2019〕60号 (law/report_form.h). Next to read: carried_over.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "disclosure/decision/figures.h"
#include "remedy/table_four.h"
#include "report/compile/compiled.h"
#include "request/case_cell.h"

namespace gongkai::report {

/// An application that counts in the year's table 3.
struct LedgerCase {
  request::CaseId id;
  request::CaseCells cells;
};

struct YearLedger {
  account::OrganId organ{0};
  int year = 0;
  const law::ReportForm* form = nullptr;  // never null
  disclosure::Figures table2;
  std::vector<std::string> table2_paths;  // the page of the rows of each of its cells
  std::vector<LedgerCase> cases;
  std::vector<remedy::DisputeFact> disputes;
  std::vector<int> stated_none;         // 3, 4: of that table somebody stated that there was none
  std::vector<Adjustment> adjustments;  // of the year, by number
};

/// Whether the form has such a cell.
bool IsCell(const law::ReportForm& form, const CellKey& cell);
/// 总计 of tables 3 and 4, and （七）总计: nothing is counted or adjusted there.
bool IsSum(const CellKey& cell);
/// What a sum is the sum of, each of them no sum; the cell itself where it is none.
std::vector<CellKey> PartsOf(const law::ReportForm& form, const CellKey& cell);

CompiledTables CompileTables(const YearLedger& ledger);

/// The rows that a cell counts, of a sum those of its parts; in the order of the ledger.
std::vector<request::CaseId> CasesBehind(const YearLedger& ledger, const CellKey& cell);
std::vector<remedy::DisputeId> DisputesBehind(const YearLedger& ledger, const CellKey& cell);

/// A column of table 3 in which 一 and 二 together are not 三(七) and 四 together.
struct Imbalance {
  std::string column;
  Number came_in, became;
};
std::vector<Imbalance> CheckBalance(const CompiledTables& tables);

/// Applications that table 3 counts and the ledger does not hold: what the ledger tells beside the table is not whole.
bool CountsOutside(const CompiledTables& tables);

/// "/office/annual/2025/rows?organ=12&cell=…"
std::string PathOfRows(account::OrganId organ, int year, const CellKey& cell);

/// "表三 三(一) 自然人", as people are told of a cell.
std::string NameOf(const law::ReportForm& form, const CellKey& cell);

}  // namespace gongkai::report
