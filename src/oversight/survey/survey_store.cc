#include "oversight/survey/survey_store.h"

#include <algorithm>
#include <stdexcept>

#include "account/sight.h"

namespace gongkai::oversight {
namespace {

#define SURVEY_COLUMNS                                                                                    \
  "organ_id, number, title, intro, opens_on, closes_on, state, digest, made_by, made_name, examined_by, " \
  "examined_name, released_on, stopped_on, stopped_words, result_item, feedback, feedback_item, version"

constexpr std::string_view kNextNumber = "SELECT COALESCE(MAX(number), 0) + 1 FROM survey WHERE organ_id = ?";
constexpr std::string_view kInsert =
    "INSERT INTO survey (" SURVEY_COLUMNS
    ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, '', NULL, NULL, '', NULL, '', NULL, 1)";
constexpr std::string_view kSelect = "SELECT " SURVEY_COLUMNS " FROM survey WHERE organ_id = ? AND number = ?";
constexpr std::string_view kUpdate =
    "UPDATE survey SET title = ?, intro = ?, opens_on = ?, closes_on = ?, state = ?, digest = ?, made_by = ?, "
    "made_name = ?, examined_by = ?, examined_name = ?, released_on = ?, stopped_on = ?, stopped_words = ?, "
    "result_item "
    "= ?, feedback = ?, feedback_item = ?, version = version + 1 WHERE organ_id = ? AND number = ? AND version = ?";
constexpr std::string_view kList =
    "SELECT " SURVEY_COLUMNS " FROM survey WHERE " IN_SIGHT(
        "organ_id") " AND (CAST(? AS BIGINT) IS NULL OR organ_id = ?) AND (CAST(? AS TEXT) IS NULL OR state = ?) AND "
                    "(CAST(? AS TEXT) IS NULL OR (closes_on >= ? AND closes_on <= ?)) AND (? = 0 OR (state = "
                    "'released' AND opens_on <= ?)) ORDER BY closes_on DESC, organ_id, number DESC LIMIT ?";
constexpr std::string_view kSelectQuestions =
    "SELECT kind, text, options, is_required FROM survey_question WHERE organ_id = ? AND survey = ? ORDER BY number";
constexpr std::string_view kDeleteQuestions = "DELETE FROM survey_question WHERE organ_id = ? AND survey = ?";
constexpr std::string_view kInsertQuestion =
    "INSERT INTO survey_question (organ_id, survey, number, kind, text, options, is_required) VALUES (?, ?, ?, ?, ?, "
    "?, "
    "?)";
constexpr std::string_view kNextEvent =
    "SELECT COALESCE(MAX(number), 0) + 1 FROM survey_event WHERE organ_id = ? AND survey = ?";
constexpr std::string_view kInsertEvent =
    "INSERT INTO survey_event (organ_id, survey, number, at, kind, person_id, person, words) VALUES (?, ?, ?, ?, ?, ?, "
    "?, ?)";
constexpr std::string_view kSelectEvents =
    "SELECT at, kind, person_id, person, words FROM survey_event WHERE organ_id = ? AND survey = ? ORDER BY number";

template <class Value>
Value Known(std::optional<Value> value) {
  if (!value) throw std::runtime_error("survey: a word of the database that this program does not know");
  return *value;
}

std::optional<Date> DayAt(const db::Row& row, int column) {
  return row.IsNull(column) ? std::nullopt : std::optional(row.Get<Date>(column));
}

std::optional<std::int64_t> NumberAt(const db::Row& row, int column) {
  return row.IsNull(column) ? std::nullopt : std::optional(row.Get<std::int64_t>(column));
}

Survey FromRow(const db::Row& row) {
  Survey survey{.id = {OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)},
                .title = row.Get<std::string>(2),
                .intro = row.Get<std::string>(3),
                .opens_on = row.Get<Date>(4),
                .closes_on = row.Get<Date>(5),
                .state = Known(SurveyStateFrom(row.Get<std::string_view>(6))),
                .digest = row.Get<std::string>(7),
                .made_by = account::PersonId{row.Get<std::int64_t>(8)},
                .made_name = row.Get<std::string>(9)};
  if (const auto person = NumberAt(row, 10)) survey.examined_by = account::PersonId{*person};
  survey.examined_name = row.Get<std::string>(11);
  survey.released_on = DayAt(row, 12);
  survey.stopped_on = DayAt(row, 13);
  survey.stopped_words = row.Get<std::string>(14);
  survey.result_item = NumberAt(row, 15);
  survey.feedback = row.Get<std::string>(16);
  survey.feedback_item = NumberAt(row, 17);
  survey.version = row.Get<std::int64_t>(18);
  return survey;
}

std::vector<std::string> LinesIn(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::vector<SurveyQuestion> QuestionsOf(db::Session& session, SurveyId id) {
  std::vector<SurveyQuestion> questions;
  for (const db::Row& row : session.Query(kSelectQuestions, id.organ.value, id.number)) {
    questions.push_back({.kind = Known(SurveyQuestionKindFrom(row.Get<std::string_view>(0))),
                         .text = row.Get<std::string>(1),
                         .options = LinesIn(row.Get<std::string_view>(2)),
                         .is_required = row.Get<std::int64_t>(3) != 0});
  }
  return questions;
}

void PutQuestions(db::Transaction& act, const Survey& survey) {
  act.Execute(kDeleteQuestions, survey.id.organ.value, survey.id.number);
  std::int64_t number = 0;
  for (const SurveyQuestion& question : survey.questions) {
    std::string options;
    for (const std::string& option : question.options) options += option + "\n";
    act.Execute(kInsertQuestion, survey.id.organ.value, survey.id.number, ++number, IdOf(question.kind), question.text,
                options, question.is_required ? 1 : 0);
  }
}

}  // namespace

SurveyId AddSurvey(db::Transaction& act, Survey survey) {
  act.Lock("surveys of " + std::to_string(survey.id.organ.value));
  survey.id.number = act.One<std::int64_t>(kNextNumber, survey.id.organ.value);
  act.Execute(kInsert, survey.id.organ.value, survey.id.number, survey.title, survey.intro, survey.opens_on,
              survey.closes_on, IdOf(survey.state), survey.digest, survey.made_by.value, survey.made_name);
  PutQuestions(act, survey);
  return survey.id;
}

std::optional<Survey> FindSurvey(db::Session& session, SurveyId id) {
  std::optional<Survey> survey;
  for (const db::Row& row : session.Query(kSelect, id.organ.value, id.number)) survey = FromRow(row);
  if (survey) survey->questions = QuestionsOf(session, id);
  return survey;
}

std::optional<Survey> LockedSurvey(db::Transaction& act, SurveyId id) {
  act.Lock("survey " + ToString(id));
  return FindSurvey(act, id);
}

bool UpdateSurvey(db::Transaction& act, const Survey& survey) {
  const auto examiner = survey.examined_by ? std::optional(survey.examined_by->value) : std::nullopt;
  const bool is_done =
      act.Execute(kUpdate, survey.title, survey.intro, survey.opens_on, survey.closes_on, IdOf(survey.state),
                  survey.digest, survey.made_by.value, survey.made_name, examiner, survey.examined_name,
                  survey.released_on, survey.stopped_on, survey.stopped_words, survey.result_item, survey.feedback,
                  survey.feedback_item, survey.id.organ.value, survey.id.number, survey.version) == 1;
  if (is_done) PutQuestions(act, survey);
  return is_done;
}

std::vector<Survey> ListSurveys(db::Session& session, const SurveyQuery& query) {
  const auto sight = account::SightText(query.organs);
  const auto organ = query.organ ? std::optional(query.organ->value) : std::nullopt;
  const auto state = query.state ? std::optional(std::string(IdOf(*query.state))) : std::nullopt;
  std::optional<std::string> from, until;
  if (query.year) {
    from = std::to_string(*query.year) + "-01-01";
    until = std::to_string(*query.year) + "-12-31";
  }
  std::vector<Survey> surveys;
  for (const db::Row& row : session.Query(kList, sight, sight, organ, organ, state, state, from, from, until,
                                          query.only_public ? 1 : 0, ToString(query.today), query.most)) {
    surveys.push_back(FromRow(row));
  }
  return surveys;
}

void AddEvent(db::Transaction& act, SurveyId id, const SurveyEvent& event) {
  const auto number = act.One<std::int64_t>(kNextEvent, id.organ.value, id.number);
  act.Execute(kInsertEvent, id.organ.value, id.number, number, Seconds(event.at), event.kind, event.person.value,
              event.person_name, event.words);
}

std::vector<SurveyEvent> EventsOf(db::Session& session, SurveyId id) {
  std::vector<SurveyEvent> events;
  for (const db::Row& row : session.Query(kSelectEvents, id.organ.value, id.number)) {
    events.push_back({.at = InstantOf(row.Get<std::int64_t>(0)),
                      .kind = row.Get<std::string>(1),
                      .person = account::PersonId{row.Get<std::int64_t>(2)},
                      .person_name = row.Get<std::string>(3),
                      .words = row.Get<std::string>(4)});
  }
  return events;
}

}  // namespace gongkai::oversight
