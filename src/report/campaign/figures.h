// Figures: the numbers of one report, packed in the order of its form, so that forty thousand of them are summed in a
// second. A blank stays blank. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/number.h"
#include "base/result.h"
#include "law/report_form.h"
#include "report/compile/annual_paper.h"
#include "report/report.h"

namespace gongkai::report {

struct Figures {
  const law::ReportForm* form = nullptr;     // never null
  std::vector<std::optional<Number>> cells;  // one for each cell of the form, in its order (CellsOf)
};

/// All cells of a form in the order of their packing: table 2, 3, 4; each row's columns. Made once.
const std::vector<CellKey>& CellsOf(const law::ReportForm& form);
/// Where a cell stands in it; none: the form has no such cell.
std::optional<std::size_t> IndexOf(const law::ReportForm& form, const CellKey& cell);

Figures FiguresOf(const AnnualPaper& paper);
/// As it was read: a cell that was not found, or holds no number, is blank.
Figures FiguresOf(const AnnualReport& report);

/// A short string of bytes: versioned, the form's id, then each cell as a varint of its millionths, blanks as runs.
std::string PackFigures(const Figures& figures);
/// Errors: kInvalid for anything that PackFigures did not write.
Result<Figures> UnpackFigures(std::string_view bytes);

}  // namespace gongkai::report
