// Surveys for who counts them elsewhere: the annual report's facts (条例第五十条第一款第四项), the county's indicators.
#pragma once

#include <optional>
#include <vector>

#include "account/visitor.h"
#include "db/database.h"
#include "oversight/survey/survey.h"

namespace gongkai::oversight {

/// Of one organ, surveys that ended in a year and on `today` are over.
struct SurveyYear {
  OrganId organ{0};
  int held = 0;                    // that ended
  std::int64_t papers = 0;         // put into them
  std::optional<int> satisfied{};  // 很满意 and 比较满意, in thousandths, of all answers of satisfaction; none without
  int published = 0;               // whose figures are public today, by the gate
  int answered = 0;                // of which it is public what was done about them
  std::vector<SurveyId> surveys{};  // the rows behind it
};
/// `organs` none: the whole county. Organs without one are not there.
std::vector<SurveyYear> SurveysOfYear(db::Session& session, const std::optional<std::vector<OrganId>>& organs, int year,
                                      Date today);

/// Whether that item of the organ is public on that day, by the gate.
bool IsItemPublic(db::Session& session, OrganId organ, std::optional<std::int64_t> item, Date today);

/// Open on that day, the whole county's: for pages that lead to them.
std::vector<Survey> OpenSurveys(db::Session& session, Date today, int most);

}  // namespace gongkai::oversight
