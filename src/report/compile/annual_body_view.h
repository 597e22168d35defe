// The body of the item that carries a report to the public (paper_blocks_export.h), with what the office says of errors
// that it left standing.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "base/rich_text.h"
#include "report/compile/annual_paper.h"

namespace gongkai::report {

/// `notes`: annual_check.h. Errors: kInvalidInput for a text longer than a body may be (RichTextLimits).
Result<RichText> BodyOfPaper(const AnnualPaper& paper, const std::vector<std::string>& notes);

/// 内容概述 of the item.
std::string SummaryOf(const AnnualPaper& paper);

}  // namespace gongkai::report
