#include "oversight/survey/survey_due_view.h"

#include "oversight/survey/survey_store.h"
#include "oversight/survey/survey_view.h"

namespace gongkai::oversight {
namespace {

using account::Act;

constexpr std::chrono::days kStillOwed{180};
constexpr int kMostDue = 50;

}  // namespace

std::vector<Survey> SurveysToExamine(db::Session& session, const account::Visitor& visitor) {
  if (!visitor.May(Act::kExamineSecrecy)) return {};
  std::vector<Survey> waiting = ListSurveys(
      session, {.organs = visitor.OrgansFor(Act::kExamineSecrecy), .state = SurveyState::kWaiting, .most = kMostDue});
  std::erase_if(waiting, [&](const Survey& survey) { return survey.made_by == visitor.person; });
  return waiting;
}

std::vector<OwedOfSurvey> SurveysToPublish(db::Session& session, const account::Visitor& visitor, Date today) {
  std::vector<OwedOfSurvey> owed;
  if (!visitor.May(Act::kDraftItems)) return owed;
  const Date since(std::chrono::sys_days(today) - kStillOwed);
  for (Survey& survey : ListSurveys(
           session,
           {.organs = visitor.OrgansFor(Act::kDraftItems), .state = SurveyState::kReleased, .most = kMostDue})) {
    if (StandingOf(survey, today) != SurveyStanding::kOver || survey.closes_on < since) continue;
    const bool has_result = IsItemPublic(session, survey.id.organ, survey.result_item, today);
    if (has_result && IsItemPublic(session, survey.id.organ, survey.feedback_item, today)) continue;
    owed.push_back({std::move(survey), !has_result});
  }
  return owed;
}

}  // namespace gongkai::oversight
