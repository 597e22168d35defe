// A roll-up as files: as the form prints it, with what each unit put in, as CSV and as JSON by the published schema.
#pragma once

#include <string>

#include "report/campaign/rollup_view.h"
#include "report/campaign/see_export.h"
#include "report/compile/annual_paper.h"

namespace gongkai::report {

inline constexpr std::size_t kMostUnitsInBook = 5'000;

/// The sums as a report: its tables are those of the place.
AnnualPaper PaperOf(const RollUpNow& now);

/// Sheets: the sums; each unit a row with all its cells (of the first kMostUnitsInBook, and it says so); who is not in
/// it and why; what changed since it was kept last.
std::string RollUpXlsx(const RollUpNow& now, const std::vector<RollUpChange>& changes);
std::string RollUpCsv(const RollUpNow& now);

struct NamedFigures {
  std::string name;
  const Figures* figures = nullptr;  // never null
};
/// Cell by cell, a column for each that is on the form of the first; at least one.
SeeTable TableOfFigures(std::string title, const std::vector<NamedFigures>& all);

}  // namespace gongkai::report
