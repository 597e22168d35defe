// An annual report as a Word file that edits well: styles, headings, tables with real merged cells. Read back by
// report/read it has the same numbers.
#pragma once

#include <string>

#include "base/result.h"
#include "report/compile/annual_paper.h"

namespace gongkai::report {

/// Errors:  kInvalidInput for a text longer than a document may be
Result<std::string> PaperDocx(const AnnualPaper& paper);

}  // namespace gongkai::report
