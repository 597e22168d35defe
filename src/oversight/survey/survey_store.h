// What is kept of surveys, but for what people answer (survey_paper_store.h). Schema: migrations/0338_survey.sql.
#pragma once

#include <string>
#include <vector>

#include "db/database.h"
#include "oversight/survey/survey.h"

namespace gongkai::oversight {

/// survey.id.number is given here.
SurveyId AddSurvey(db::Transaction& act, Survey survey);
std::optional<Survey> FindSurvey(db::Session& session, SurveyId id);
std::optional<Survey> LockedSurvey(db::Transaction& act, SurveyId id);
/// With its questions; false where somebody was faster.
bool UpdateSurvey(db::Transaction& act, const Survey& survey);

struct SurveyQuery {
  std::optional<std::vector<OrganId>> organs{};  // in sight; none: all
  std::optional<OrganId> organ{};                // of those this one
  std::optional<SurveyState> state{};
  std::optional<int> year{};  // in which it closes
  bool only_public = false;   // released, and begun on `today`
  Date today{};
  int most = 200;
};
/// The latest last day first.
std::vector<Survey> ListSurveys(db::Session& session, const SurveyQuery& query);

struct SurveyEvent {
  Instant at{};
  std::string kind;  // saved, handed_in, released, returned, stopped, result, feedback
  account::PersonId person{0};
  std::string person_name, words;
};
void AddEvent(db::Transaction& act, SurveyId id, const SurveyEvent& event);
/// Oldest first.
std::vector<SurveyEvent> EventsOf(db::Session& session, SurveyId id);

}  // namespace gongkai::oversight
