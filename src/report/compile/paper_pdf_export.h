// An annual report as a PDF: text that can be searched, ruled tables, their heads again on every page. Read back by
// report/read it has the same numbers.
#pragma once

#include <string>

#include "base/result.h"
#include "report/compile/annual_paper.h"

namespace gongkai::report {

/// Errors:  kInvalidInput for a text longer than a document may be
Result<std::string> PaperPdf(const AnnualPaper& paper);

}  // namespace gongkai::report
