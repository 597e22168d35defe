// The results of an assessment as an item for the public: a table of the organs by group, with place, points and grade;
// no name of a person. Source: 条例第五十条 (results of 工作考核 are told), 第四十六条.
#pragma once

#include <vector>

#include "assessment/sheet_view.h"
#include "disclosure/item.h"

namespace gongkai::assessment {

/// Errors: as RichText::Of.
Result<disclosure::Content> ResultContent(const Assessment& assessment, const std::vector<RankedSheet>& ranked,
                                          Date today);

}  // namespace gongkai::assessment
