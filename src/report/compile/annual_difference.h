// What a correction of a report changes: cell by cell, paragraph by paragraph; told to readers with the correction.
// Pure. Source: 条例第四十九条, 第五十条.
#pragma once

#include <string>
#include <vector>

#include "report/compile/annual_paper.h"

namespace gongkai::report {

/// "表三 一、本年新收政府信息公开申请数量 自然人：3 改为 4；", "第五部分的文字有修改". In the order of the report;
/// nothing where both say the same. Of two forms: that the form is another one.
std::vector<std::string> DifferencesOf(const AnnualPaper& before, const AnnualPaper& after);

/// The same as one text for readers, with at most so many characters: what does not fit is counted.
std::string CorrectionText(const std::vector<std::string>& differences, std::size_t most_characters);

}  // namespace gongkai::report
