// The tables of an organ's own annual report as its ledgers have them today: gathered from the figures of disclosure,
// the applications, the disputes and what was adjusted. In: a session, an organ, a year.
#pragma once

#include "base/result.h"
#include "db/database.h"
#include "report/compile/adjustment_store.h"
#include "report/compile/carried_over.h"
#include "report/compile/since_beginning.h"
#include "report/shelf.h"
#include "request/case_year_view.h"

namespace gongkai::report {

struct CompiledYear {
  YearLedger ledger;
  CompiledTables tables;
  std::vector<request::CountedCase> cases;  // those of ledger.cases, with what people are told of each
};
/// Errors: kNotFound for a year that had another form.
Result<CompiledYear> YearOf(db::Session& session, account::OrganId organ, int year);
/// The same without what only its pages show.
Result<CompiledTables> TablesOf(db::Session& session, account::OrganId organ, int year);

/// 四 of the year before; none for the first year of the forms. `shelf`: where reports that were handed in are read;
/// may be null.
std::optional<LastYearLeft> LastYearLeftOf(db::Session& session, Shelf* shelf, account::OrganId organ, int year);

/// Figures since the beginning up to the end of that year.
std::vector<SinceBeginning> SinceBeginningOf(db::Session& session, account::OrganId organ, int year);

/// Cells with their rows, as they are kept when the report is frozen.
std::vector<KeptCell> KeptCellsOf(const CompiledYear& compiled);

}  // namespace gongkai::report
