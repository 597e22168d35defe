// The pages of 社会评议. The office: survey_list_pages.cc (all that one sees), survey_form_pages.cc (written),
// survey_pages.cc (one, with its acts and, once it is over, what it amounts to). The public: public_survey_pages.h.
#pragma once

#include <string>
#include <string_view>

#include "account/office.h"
#include "oversight/pages.h"
#include "oversight/survey/survey_store.h"

namespace gongkai::oversight {

inline constexpr std::string_view kPublicSurveysPath = "/survey";

void AddSurveyListPages(account::Office& office);
void AddSurveyFormPages(account::Office& office);
void AddSurveyPages(account::Office& office);

std::string PathOf(SurveyId id);        // "/office/surveys/12-3"
std::string PublicPathOf(SurveyId id);  // "/survey/12-3"

/// {id} of the address. Errors: throws ProblemError (404) where it is out of sight.
Survey SurveyIn(db::Session& session, const web::Request& request, const account::Visitor& visitor);
web::Html StandingBadge(const Survey& survey, Date today);

}  // namespace gongkai::oversight
