#include "oversight/survey/survey_figures.h"

#include "oversight/survey/survey_paper.h"

namespace gongkai::oversight {
namespace {

constexpr std::int64_t kThousand = 1'000;

std::string TermOf(const Survey& survey) {
  return ToChinese(survey.opens_on) + "至" +
         ToChinese(survey.stopped_on && *survey.stopped_on < survey.closes_on ? *survey.stopped_on : survey.closes_on);
}

std::string QuestionText(const SurveyQuestion& question, const QuestionFigures& figures, std::size_t number) {
  std::string text = std::to_string(number) + ". " + question.text + "（" + std::string(NameOf(question.kind)) + "，" +
                     std::to_string(figures.answered) + "人回答）\n\n";
  if (question.kind == SurveyQuestionKind::kWords) return text;
  text += "选项\t人数\t占回答人数\n";
  const std::vector<std::string> options = OptionsOf(question);
  for (std::size_t i = 0; i < options.size(); ++i) {
    text += options[i] + "\t" + std::to_string(figures.chosen[i]) + "\t" +
            PercentOf(figures.chosen[i], figures.answered) + "\n";
  }
  return text + "\n";
}

}  // namespace

int ThousandthsOf(std::int64_t part, std::int64_t all) {
  return static_cast<int>((part * 2 * kThousand + all) / (2 * all));
}

SurveyFigures NoFigures(const Survey& survey) {
  SurveyFigures figures;
  for (const SurveyQuestion& question : survey.questions) {
    figures.questions.push_back({.chosen = std::vector<std::int64_t>(OptionsOf(question).size())});
  }
  return figures;
}

void AddTo(SurveyFigures& figures, const Survey& survey, std::string_view choices, std::int64_t times) {
  figures.papers += times;
  const std::vector<std::vector<int>> chosen = ChosenIn(choices, survey.questions);
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    QuestionFigures& question = figures.questions[i];
    if (!chosen[i].empty()) question.answered += times;
    for (const int option : chosen[i]) question.chosen[static_cast<std::size_t>(option)] += times;
  }
}

std::optional<int> SatisfiedThousandths(const Survey& survey, const SurveyFigures& figures) {
  std::int64_t satisfied = 0, answered = 0;
  for (std::size_t i = 0; i < survey.questions.size(); ++i) {
    if (survey.questions[i].kind != SurveyQuestionKind::kScale) continue;
    answered += figures.questions[i].answered;
    for (std::size_t step = 0; step < kSatisfied; ++step) satisfied += figures.questions[i].chosen[step];
  }
  if (answered == 0 || !figures.AreShown()) return std::nullopt;
  return ThousandthsOf(satisfied, answered);
}

std::string PercentText(int thousandths) {
  constexpr int kTen = 10;
  return std::to_string(thousandths / kTen) + "." + std::to_string(thousandths % kTen) + "%";
}

std::string PercentOf(std::int64_t part, std::int64_t all) {
  return all == 0 ? std::string("—") : PercentText(ThousandthsOf(part, all));
}

std::string ResultSummary(const Survey& survey, const SurveyFigures& figures) {
  std::string words = TermOf(survey) + "进行社会评议，收到答卷" + std::to_string(figures.papers) + "份";
  if (const auto satisfied = SatisfiedThousandths(survey, figures)) {
    words += "，很满意、比较满意的占" + PercentText(*satisfied);
  }
  return words + "。";
}

std::string ResultText(const Survey& survey, const SurveyFigures& figures) {
  std::string text = ResultSummary(survey, figures) + "答卷不记名，一个浏览器答一次。\n\n";
  if (!figures.AreShown()) {
    return text + "答卷不足" + std::to_string(kFewestPapers) + "份，为了不让人看出是谁答的，不公布各题的数字。";
  }
  for (std::size_t i = 0; i < survey.questions.size(); ++i) {
    text += QuestionText(survey.questions[i], figures.questions[i], i + 1);
  }
  return text;
}

}  // namespace gongkai::oversight
