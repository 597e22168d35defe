// The sheet of an organ, and all organs side by side, as pages and exports look at them; who sees which.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "account/visitor.h"
#include "assessment/appeal_store.h"
#include "assessment/assessment_store.h"
#include "assessment/sheet_store.h"

namespace gongkai::assessment {

/// Who looks after the county sees all that is kept, everybody else the assessments in which an organ of theirs stands,
/// from the day the table is handed out.
bool SeesAll(const account::Visitor& visitor);
bool MaySee(db::Session& session, const account::Visitor& visitor, const Assessment& assessment);
bool MaySee(const account::Visitor& visitor, OrganId organ);

struct Sheet {
  AssessedOrgan organ;
  std::string name;  // short
  std::vector<SheetLine> lines;
  SheetSum sum;
  std::string grade;
};
/// None: the organ is not assessed.
std::optional<Sheet> SheetOf(db::Session& session, const Assessment& assessment, OrganId organ);
/// All of them, with their places as they would be today; by group and place.
struct RankedSheet {
  Sheet sheet;
  int place = 0;
};
std::vector<RankedSheet> RankedSheets(db::Session& session, const Assessment& assessment);

PeriodFacts FactsOf(db::Session& session, const Assessment& assessment);

std::string ShortNameOf(db::Session& session, OrganId organ);

}  // namespace gongkai::assessment
