// Surveys as workbooks: the list, and one with its figures and the words that its reader may read.
#pragma once

#include <string>
#include <vector>

#include "base/personal_text.h"
#include "oversight/survey/survey_figures.h"

namespace gongkai::oversight {

struct ListedSurvey {
  Survey survey;
  std::string organ;
  std::int64_t papers = 0;
  bool has_result = false, has_feedback = false;  // public today
};
/// A row a survey, in their order. The bytes of an xlsx file.
std::string SurveyListWorkbook(const std::vector<ListedSurvey>& surveys, Date today);

/// `words`: to each question, as many as there are questions; empty where they are none, or not for this reader.
std::string SurveyWorkbook(const Survey& survey, const std::string& organ, const SurveyFigures& figures,
                           const std::vector<std::vector<PersonalText>>& words);

}  // namespace gongkai::oversight
