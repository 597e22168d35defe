// What somebody answers: one paper, as it was sent, held against the questions. Hostile input ends here: only what the
// survey offers can be chosen, words are bounded. Pure.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/field_errors.h"
#include "base/personal_text.h"
#include "oversight/survey/survey.h"

namespace gongkai::oversight {

struct PaperAnswer {
  std::vector<int> chosen{};  // of its options, from 0, in their order
  PersonalText words{};       // people write of themselves, though they are asked not to
};
struct Paper {
  std::vector<PaperAnswer> answers;  // as many as there are questions
};

inline constexpr std::size_t kLongestPaperWords = 500;

/// What was sent under the name of a field: "q1", "q2", …
using SentUnder = std::function<std::vector<std::string_view>(std::string_view field)>;

/// Errors: "q1", …; as a whole where nothing was answered at all.
FormResult<Paper> PaperFrom(const Survey& survey, const SentUnder& sent);

/// "0|2,3||1": what was chosen, question by question; words are not in it. It reads the same for all who chose the
/// same.
std::string ChoicesOf(const Paper& paper);
/// As many as `questions`; what is none of the options of a question is left out.
std::vector<std::vector<int>> ChosenIn(std::string_view choices, const std::vector<SurveyQuestion>& questions);

}  // namespace gongkai::oversight
