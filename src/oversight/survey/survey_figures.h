// What the papers of a survey amount to: how often each option was chosen, question by question. Questions are never
// held against each other, so that no small group can be picked out; of fewer than kFewestPapers nothing is told. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "oversight/survey/survey.h"

namespace gongkai::oversight {

/// Of fewer papers no figures are told to anybody; fewer words to a question are read by those alone who work on them.
inline constexpr std::int64_t kFewestPapers = 5;

struct QuestionFigures {
  std::vector<std::int64_t> chosen{};  // by its options
  std::int64_t answered = 0;           // papers on which it is answered; of a question of words: texts
};
struct SurveyFigures {
  std::int64_t papers = 0;
  std::vector<QuestionFigures> questions{};  // as many as the survey has
  bool AreShown() const { return papers >= kFewestPapers; }
};

/// Of no papers: questions and options as the survey has them, all 0.
SurveyFigures NoFigures(const Survey& survey);
/// `choices`: of one paper (survey_paper.h), found so many times.
void AddTo(SurveyFigures& figures, const Survey& survey, std::string_view choices, std::int64_t times);

/// 很满意 and 比较满意 of all who answered questions of satisfaction, in thousandths; none without one, and of too few
/// papers.
std::optional<int> SatisfiedThousandths(const Survey& survey, const SurveyFigures& figures);
/// Rounded half up; `all` is not 0.
int ThousandthsOf(std::int64_t part, std::int64_t all);
/// "92.3%"; "—" of nothing.
std::string PercentOf(std::int64_t part, std::int64_t all);
std::string PercentText(int thousandths);

/// The item that tells them: its summary, and its body as plain text with rows of tables.
std::string ResultSummary(const Survey& survey, const SurveyFigures& figures);
std::string ResultText(const Survey& survey, const SurveyFigures& figures);

}  // namespace gongkai::oversight
