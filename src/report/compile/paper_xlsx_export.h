// An annual report as a workbook: the three tables with their merged cells and figures to calculate with, each on a
// sheet of its own, and the text on sheets between them, in the order of the report.
#pragma once

#include <string>

#include "report/compile/annual_paper.h"

namespace gongkai::report {

std::string PaperXlsx(const AnnualPaper& paper);

}  // namespace gongkai::report
