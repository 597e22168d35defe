#include "oversight/survey/survey_view.h"

#include <map>

#include "disclosure/item_steps_actions.h"
#include "oversight/survey/survey_paper_store.h"
#include "oversight/survey/survey_words_view.h"

namespace gongkai::oversight {
namespace {

constexpr int kMostOfYear = 5'000;

/// Answers to questions of satisfaction, of surveys with enough papers.
struct ScaleSum {
  std::int64_t satisfied = 0, answered = 0;
};

void AddTo(ScaleSum& sum, const Survey& survey, const SurveyFigures& figures) {
  if (!figures.AreShown()) return;
  for (std::size_t i = 0; i < survey.questions.size(); ++i) {
    if (survey.questions[i].kind != SurveyQuestionKind::kScale) continue;
    sum.answered += figures.questions[i].answered;
    for (std::size_t step = 0; step < kSatisfied; ++step) sum.satisfied += figures.questions[i].chosen[step];
  }
}

}  // namespace

bool IsItemPublic(db::Session& session, OrganId organ, std::optional<std::int64_t> number, Date today) {
  const auto item = number ? disclosure::FindItem(session, {organ, *number}) : std::nullopt;
  return item && disclosure::IsPublic(item->publicity, today);
}

std::vector<SurveyYear> SurveysOfYear(db::Session& session, const std::optional<std::vector<OrganId>>& organs, int year,
                                      Date today) {
  std::map<OrganId, SurveyYear> years;
  std::map<OrganId, ScaleSum> sums;
  for (const Survey& listed : ListSurveys(session, {.organs = organs, .year = year, .most = kMostOfYear})) {
    if (!IsCounted(listed, today)) continue;
    const auto survey = FindSurvey(session, listed.id);
    if (!survey) continue;
    SurveyYear& of_organ = years[listed.id.organ];
    of_organ.organ = listed.id.organ;
    ++of_organ.held;
    of_organ.papers += PapersOf(session, listed.id);
    of_organ.published += IsItemPublic(session, listed.id.organ, listed.result_item, today) ? 1 : 0;
    of_organ.answered += IsItemPublic(session, listed.id.organ, listed.feedback_item, today) ? 1 : 0;
    of_organ.surveys.push_back(listed.id);
    AddTo(sums[listed.id.organ], *survey, FiguresOf(session, *survey));
  }
  std::vector<SurveyYear> all;
  for (auto& [organ, of_organ] : years) {
    const ScaleSum& sum = sums[organ];
    if (sum.answered > 0) of_organ.satisfied = ThousandthsOf(sum.satisfied, sum.answered);
    all.push_back(std::move(of_organ));
  }
  return all;
}

std::vector<Survey> OpenSurveys(db::Session& session, Date today, int most) {
  std::vector<Survey> open;
  for (Survey& each :
       ListSurveys(session, {.state = SurveyState::kReleased, .only_public = true, .today = today, .most = most})) {
    if (StandingOf(each, today) == SurveyStanding::kOpen) open.push_back(std::move(each));
  }
  return open;
}

}  // namespace gongkai::oversight
