// What of assessments waits for whom, as the worklist asks for it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "account/visitor.h"
#include "base/date.h"
#include "db/database.h"

namespace gongkai::assessment {

struct WaitingAssessment {
  std::string words;        // "自评：2026年度考核"
  std::optional<Date> due;  // none: on no day of its own
  std::string path, key;
};
/// What the visitor's organs are to say of themselves; for the department in charge sheets to review, objections to
/// answer.
std::vector<WaitingAssessment> WaitingAssessments(db::Session& session, const account::Visitor& visitor, Date today);

}  // namespace gongkai::assessment
