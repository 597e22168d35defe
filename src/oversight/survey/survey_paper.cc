#include "oversight/survey/survey_paper.h"

#include <algorithm>
#include <charconv>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::oversight {
namespace {

/// None for what is none of so many options.
std::optional<int> OptionIn(std::string_view digits, std::size_t options) {
  int number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool is_one = error == std::errc{} && end == digits.data() + digits.size() && number >= 0 &&
                      static_cast<std::size_t>(number) < options;
  return is_one ? std::optional(number) : std::nullopt;
}

PaperAnswer ChoiceIn(const SurveyQuestion& question, const std::vector<std::string_view>& sent,
                     const std::string& field, FieldErrors& errors) {
  const std::size_t options = OptionsOf(question).size();
  PaperAnswer answer;
  for (const std::string_view each : sent) {
    const auto option = OptionIn(each, options);
    if (!option || answer.chosen.size() >= options) {
      errors.push_back({field, "选的不是这一题的选项，请重新选。"});
      return answer;
    }
    if (std::ranges::find(answer.chosen, *option) == answer.chosen.end()) answer.chosen.push_back(*option);
  }
  std::ranges::sort(answer.chosen);
  if (question.kind != SurveyQuestionKind::kSeveral && answer.chosen.size() > 1) {
    errors.push_back({field, "这一题只能选一项。"});
  } else if (question.is_required && answer.chosen.empty()) {
    errors.push_back({field, "请选择。"});
  }
  return answer;
}

PaperAnswer WordsIn(const SurveyQuestion& question, const std::vector<std::string_view>& sent, const std::string& field,
                    FieldErrors& errors) {
  std::string words = sent.empty() ? std::string() : std::string(Trim(WithoutInvisible(sent.front())));
  if (Utf8Length(words) > kLongestPaperWords) {
    errors.push_back({field, "最多写" + std::to_string(kLongestPaperWords) + "个字。"});
  } else if (question.is_required && words.empty()) {
    errors.push_back({field, "请写几句。"});
  }
  return {.chosen = {}, .words = PersonalText(std::move(words))};
}

bool IsBlankPaper(const Paper& paper) {
  return std::ranges::all_of(paper.answers,
                             [](const auto& answer) { return answer.chosen.empty() && answer.words.empty(); });
}

}  // namespace

FormResult<Paper> PaperFrom(const Survey& survey, const SentUnder& sent) {
  Paper paper;
  FieldErrors errors;
  for (std::size_t i = 0; i < survey.questions.size(); ++i) {
    const SurveyQuestion& question = survey.questions[i];
    const std::string field = "q" + std::to_string(i + 1);
    paper.answers.push_back(question.kind == SurveyQuestionKind::kWords
                                ? WordsIn(question, sent(field), field, errors)
                                : ChoiceIn(question, sent(field), field, errors));
  }
  if (errors.empty() && IsBlankPaper(paper)) errors.push_back({"", "一题也没有答，请至少答一题。"});
  if (!errors.empty()) return errors;
  return paper;
}

std::string ChoicesOf(const Paper& paper) {
  std::string text;
  for (std::size_t i = 0; i < paper.answers.size(); ++i) {
    if (i > 0) text += '|';
    const std::vector<int>& chosen = paper.answers[i].chosen;
    for (std::size_t k = 0; k < chosen.size(); ++k) text += (k > 0 ? "," : "") + std::to_string(chosen[k]);
  }
  return text;
}

std::vector<std::vector<int>> ChosenIn(std::string_view choices, const std::vector<SurveyQuestion>& questions) {
  std::vector<std::vector<int>> all;
  for (const SurveyQuestion& question : questions) {
    const std::size_t options = OptionsOf(question).size();
    std::string_view part = choices.substr(0, choices.find('|'));
    choices.remove_prefix(std::min(part.size() + 1, choices.size()));
    std::vector<int>& chosen = all.emplace_back();
    while (!part.empty()) {
      const std::string_view digits = part.substr(0, part.find(','));
      part.remove_prefix(std::min(digits.size() + 1, part.size()));
      if (const auto option = OptionIn(digits, options)) chosen.push_back(*option);
    }
  }
  return all;
}

}  // namespace gongkai::oversight
