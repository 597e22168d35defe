// What of surveys waits for a visitor.
#pragma once

#include <vector>

#include "account/visitor.h"
#include "db/database.h"
#include "oversight/survey/survey.h"

namespace gongkai::oversight {

/// Written by another, of an organ for which the visitor examines.
std::vector<Survey> SurveysToExamine(db::Session& session, const account::Visitor& visitor);

struct OwedOfSurvey {
  Survey survey;
  bool owes_result = false;  // else what was done about it
};
/// Over for half a year at most, of the organs for which the visitor writes: figures, or what was done about them, are
/// not public yet.
std::vector<OwedOfSurvey> SurveysToPublish(db::Session& session, const account::Visitor& visitor, Date today);

}  // namespace gongkai::oversight
