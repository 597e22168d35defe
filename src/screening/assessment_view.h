// Whether lists of persons that are to be published are assessed, and where they can be: what the desk of screening
// asks.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"
#include "screening/assessment.h"
#include "screening/screen.h"
#include "web/url.h"

namespace gongkai::screening {

/// `subject`: the name of a series, or what somebody said that an assessment covers ("item/12-345"). False also when
/// the list has columns or minors that the assessment does not know, it is over, or its conclusion is that it must not
/// be.
bool HasAssessment(db::Session& session, OrganId organ, std::string_view subject, const CoveredList& list, Date today);
/// The newest one that covers it.
std::optional<Assessment> AssessmentFor(db::Session& session, OrganId organ, std::string_view subject,
                                        const CoveredList& list, Date today);

/// What a form is filled with at first.
struct AssessmentAbout {
  std::string subject;  // what it will cover: "item/12-345"; may be empty
  std::string series;
  std::vector<std::string> columns;
  int rows = 0;
  bool has_minors = false, has_health = false;
  bool is_on_site = true;  // else what it will cover hangs on a board alone

  CoveredList list() const { return {columns, has_minors, is_on_site}; }
};
AssessmentAbout AboutOf(const PersonalList& list);
/// Of several lists in one thing: all columns, the longest, what any of them has.
AssessmentAbout AboutOf(const std::vector<PersonalList>& lists);

/// /office/screening/assessments/new with that in it; and the list of those that may cover it.
web::Url AssessmentFormUrl(const AssessmentAbout& about);
web::Url AssessmentsUrl(const AssessmentAbout& about);

}  // namespace gongkai::screening
