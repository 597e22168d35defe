// An assessment as files for those who use it too: 岗位目标 and 党风廉政 take each organ's points by indicator, and
// what its people sent in. The three files say the same.
#pragma once

#include <string>
#include <vector>

#include "assessment/contribution.h"
#include "assessment/sheet_view.h"

namespace gongkai::assessment {

struct ExportedAssessment {
  Assessment assessment;
  std::vector<Indicator> table;
  std::vector<RankedSheet> sheets;
  std::vector<AuthorSum> authors;  // of the organs in it, over its days
  std::vector<Appeal> appeals;
};
ExportedAssessment ExportOf(db::Session& session, const Assessment& assessment,
                            const std::optional<std::vector<OrganId>>& sight);

/// Sheets: totals with places; points by indicator; people; objections.
std::string AssessmentXlsx(const ExportedAssessment& exported);
/// A row an organ and indicator.
std::string AssessmentCsv(const ExportedAssessment& exported);
std::string AssessmentJson(const ExportedAssessment& exported);

}  // namespace gongkai::assessment
