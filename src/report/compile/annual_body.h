// The body of the item that carries a report to the public: opening, sections, the three tables as the form prints
// them, and what the office says of errors that it left standing. Pure; written as stored text by docread.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "base/rich_text.h"
#include "report/compile/annual_paper.h"

namespace gongkai::report {

/// `notes`: annual_check.h. Errors: kInvalidInput for a text longer than a body may be (RichTextLimits).
Result<RichText> BodyOfPaper(const AnnualPaper& paper, const std::vector<std::string>& notes);

/// "本报告统计期限为2025年……": 内容概述 of the item.
std::string SummaryOf(const AnnualPaper& paper);

}  // namespace gongkai::report
