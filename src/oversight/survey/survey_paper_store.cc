#include "oversight/survey/survey_paper_store.h"

namespace gongkai::oversight {
namespace {

constexpr std::string_view kInsertTicket =
    "INSERT INTO survey_ticket (organ_id, survey, ticket) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
constexpr std::string_view kSelectTicket =
    "SELECT COUNT(*) FROM survey_ticket WHERE organ_id = ? AND survey = ? AND ticket = ?";
constexpr std::string_view kDeleteTicket = "DELETE FROM survey_ticket WHERE organ_id = ? AND survey = ? AND ticket = ?";
constexpr std::string_view kSelectTicketed = "SELECT DISTINCT organ_id, survey FROM survey_ticket";
constexpr std::string_view kDeleteTickets = "DELETE FROM survey_ticket WHERE organ_id = ? AND survey = ?";

constexpr std::string_view kInsertSlip =
    "INSERT INTO survey_arrival (organ_id, survey, mark, question, choices, words) VALUES (?, ?, ?, ?, ?, ?)";
constexpr std::string_view kCount =
    "INSERT INTO survey_count (organ_id, survey, papers) VALUES (?, ?, ?) ON CONFLICT (organ_id, survey) DO UPDATE SET "
    "papers = survey_count.papers + excluded.papers";
constexpr std::string_view kSelectCount = "SELECT papers FROM survey_count WHERE organ_id = ? AND survey = ?";
constexpr std::string_view kSelectUnmixed =
    "SELECT organ_id, survey, CAST(SUM(CASE WHEN question = 0 THEN 1 ELSE 0 END) AS BIGINT) FROM survey_arrival GROUP "
    "BY organ_id, "
    "survey";
// Two statements see what came between them on PostgreSQL: what was not moved by the first stays by the second.
constexpr std::string_view kMove =
    "INSERT INTO survey_answer (organ_id, survey, mark, question, choices, words) SELECT organ_id, survey, mark, "
    "question, choices, words FROM survey_arrival WHERE organ_id = ? AND survey = ? ORDER BY mark";
constexpr std::string_view kDeleteMoved =
    "DELETE FROM survey_arrival WHERE organ_id = ? AND survey = ? AND EXISTS (SELECT 1 FROM survey_answer WHERE "
    "survey_answer.organ_id = survey_arrival.organ_id AND survey_answer.survey = survey_arrival.survey AND "
    "survey_answer.mark = survey_arrival.mark)";

#define ALL_SLIPS(columns)                                                                             \
  "(SELECT " columns " FROM survey_answer WHERE organ_id = ? AND survey = ? UNION ALL SELECT " columns \
  " FROM survey_arrival WHERE organ_id = ? AND survey = ?) AS slips"
constexpr std::string_view kSelectChoices =
    "SELECT choices, COUNT(*) FROM " ALL_SLIPS("question, choices") " WHERE question = 0 GROUP BY choices ORDER BY "
                                                                    "choices";
constexpr std::string_view kCountWords = "SELECT COUNT(*) FROM " ALL_SLIPS("question") " WHERE question = ?";
constexpr std::string_view kSelectWords =
    "SELECT words FROM " ALL_SLIPS("question, mark, words") " WHERE question = ? ORDER BY mark LIMIT ?";

SurveyId IdIn(const db::Row& row) { return {OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)}; }

}  // namespace

bool AddTicket(db::Transaction& act, SurveyId id, std::string_view ticket) {
  return act.Execute(kInsertTicket, id.organ.value, id.number, ticket) == 1;
}

bool HasTicket(db::Session& session, SurveyId id, std::string_view ticket) {
  return session.One<std::int64_t>(kSelectTicket, id.organ.value, id.number, ticket) > 0;
}

void RemoveTicket(db::Transaction& act, SurveyId id, std::string_view ticket) {
  act.Execute(kDeleteTicket, id.organ.value, id.number, ticket);
}

std::vector<SurveyId> SurveysWithTickets(db::Session& session) {
  std::vector<SurveyId> ids;
  for (const db::Row& row : session.Query(kSelectTicketed)) ids.push_back(IdIn(row));
  return ids;
}

std::int64_t DropTickets(db::Transaction& act, SurveyId id) {
  return act.Execute(kDeleteTickets, id.organ.value, id.number);
}

void AddSlip(db::Transaction& act, const Slip& slip) {
  act.Execute(kInsertSlip, slip.survey.organ.value, slip.survey.number, slip.mark, slip.question, slip.choices,
              slip.words);
}

void CountPapers(db::Transaction& act, SurveyId id, std::int64_t papers) {
  act.Execute(kCount, id.organ.value, id.number, papers);
}

std::int64_t PapersOf(db::Session& session, SurveyId id) {
  return session.First<std::int64_t>(kSelectCount, id.organ.value, id.number).value_or(0);
}

std::map<SurveyId, std::int64_t> PapersOf(db::Session& session, const std::vector<Survey>& surveys) {
  std::map<SurveyId, std::int64_t> papers;
  for (const Survey& survey : surveys) papers.emplace(survey.id, PapersOf(session, survey.id));
  return papers;
}

std::vector<std::pair<SurveyId, std::int64_t>> UnmixedPapers(db::Session& session) {
  std::vector<std::pair<SurveyId, std::int64_t>> papers;
  for (const db::Row& row : session.Query(kSelectUnmixed)) papers.emplace_back(IdIn(row), row.Get<std::int64_t>(2));
  return papers;
}

void MixSlips(db::Transaction& act, SurveyId id) {
  act.Execute(kMove, id.organ.value, id.number);
  act.Execute(kDeleteMoved, id.organ.value, id.number);
}

std::vector<std::pair<std::string, std::int64_t>> ChoicesIn(db::Session& session, SurveyId id) {
  std::vector<std::pair<std::string, std::int64_t>> choices;
  for (const db::Row& row : session.Query(kSelectChoices, id.organ.value, id.number, id.organ.value, id.number)) {
    choices.emplace_back(row.Get<std::string>(0), row.Get<std::int64_t>(1));
  }
  return choices;
}

std::int64_t CountWords(db::Session& session, SurveyId id, std::int64_t question) {
  return session.One<std::int64_t>(kCountWords, id.organ.value, id.number, id.organ.value, id.number, question);
}

std::vector<db::Blob> SealedWords(db::Session& session, SurveyId id, std::int64_t question, int most) {
  std::vector<db::Blob> words;
  for (const db::Row& row :
       session.Query(kSelectWords, id.organ.value, id.number, id.organ.value, id.number, question, most)) {
    words.push_back(row.Get<db::Blob>(0));
  }
  return words;
}

}  // namespace gongkai::oversight
