#include "oversight/training/quiz_store.h"

#include <algorithm>

namespace gongkai::oversight {
namespace {

constexpr std::string_view kLast =
    "SELECT COALESCE(MAX(version), 0) FROM oversight_training_quiz WHERE organ_id = ? AND training = ?";
constexpr std::string_view kSelect =
    "SELECT pass_mark, tries, until_day FROM oversight_training_quiz WHERE organ_id = ? AND training = ? AND version = "
    "?";
constexpr std::string_view kInsert =
    "INSERT INTO oversight_training_quiz (organ_id, training, version, pass_mark, tries, until_day, person_id, person, "
    "at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kQuestions =
    "SELECT kind, words, choices, right_ones FROM oversight_training_question WHERE organ_id = ? AND training = ? AND "
    "version = ? ORDER BY number";
constexpr std::string_view kInsertQuestion =
    "INSERT INTO oversight_training_question (organ_id, training, version, number, kind, words, choices, right_ones) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
#define RESULT_COLUMNS "attendance, attempt, version, answers, points, passed, at"
constexpr std::string_view kInsertResult =
    "INSERT INTO oversight_training_result (organ_id, training, " RESULT_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kResults = "SELECT " RESULT_COLUMNS
                                      " FROM oversight_training_result WHERE organ_id = ? AND training = ? ORDER BY "
                                      "attendance, attempt";
constexpr std::string_view kResultsOfOne = "SELECT " RESULT_COLUMNS
                                           " FROM oversight_training_result WHERE organ_id = ? AND training = ? AND "
                                           "attendance = ? ORDER BY attempt";

/// A choice is one line.
std::string Joined(const std::vector<std::string>& choices) {
  std::string text;
  for (const std::string& choice : choices) text += (text.empty() ? "" : "\n") + choice;
  return text;
}
std::vector<std::string> Parted(std::string_view text) {
  std::vector<std::string> choices;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    choices.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return choices;
}

QuizResult FromRow(const db::Row& row) {
  return {.attendance = row.Get<std::int64_t>(0),
          .attempt = row.Get<int>(1),
          .version = row.Get<std::int64_t>(2),
          .answers = AnswersIn(row.Get<std::string_view>(3)),
          .points = row.Get<int>(4),
          .is_passed = row.Get<std::int64_t>(5) != 0,
          .at = row.Get<std::int64_t>(6)};
}

}  // namespace

std::optional<Quiz> QuizOf(db::Session& session, TrainingId id) {
  const auto last = session.One<std::int64_t>(kLast, id.organ.value, id.number);
  return last == 0 ? std::nullopt : QuizOf(session, id, last);
}

std::optional<Quiz> QuizOf(db::Session& session, TrainingId id, std::int64_t version) {
  Quiz quiz{.version = version};
  {
    db::Rows rows = session.Query(kSelect, id.organ.value, id.number, version);
    if (!rows.Next()) return std::nullopt;
    quiz.pass_mark = rows.row().Get<int>(0);
    quiz.tries = rows.row().Get<int>(1);
    if (!rows.row().IsNull(2)) quiz.until = rows.row().Get<Date>(2);
  }
  for (const db::Row& row : session.Query(kQuestions, id.organ.value, id.number, version)) {
    const auto kind = QuestionKindFrom(row.Get<std::string_view>(0));
    if (!kind) throw db::DatabaseError(db::ErrorCode::kOther, "unknown word in a question");
    quiz.questions.push_back(
        {*kind, row.Get<std::string>(1), Parted(row.Get<std::string_view>(2)), row.Get<std::string>(3)});
  }
  return quiz;
}

std::int64_t AddQuiz(db::Transaction& act, TrainingId id, const Quiz& quiz, PersonId person, std::string_view name,
                     Instant at) {
  const std::int64_t version = act.One<std::int64_t>(kLast, id.organ.value, id.number) + 1;
  act.Execute(kInsert, id.organ.value, id.number, version, quiz.pass_mark, quiz.tries, quiz.until, person.value, name,
              Seconds(at));
  std::int64_t number = 0;
  for (const Question& question : quiz.questions) {
    act.Execute(kInsertQuestion, id.organ.value, id.number, version, ++number, IdOf(question.kind), question.words,
                Joined(question.choices), question.right);
  }
  return version;
}

void AddResult(db::Transaction& act, TrainingId id, const QuizResult& result) {
  act.Execute(kInsertResult, id.organ.value, id.number, result.attendance, result.attempt, result.version,
              TextOf(result.answers), result.points, result.is_passed ? 1 : 0, result.at);
}

std::vector<QuizResult> ResultsOf(db::Session& session, TrainingId id) {
  std::vector<QuizResult> results;
  for (const db::Row& row : session.Query(kResults, id.organ.value, id.number)) results.push_back(FromRow(row));
  return results;
}

std::vector<QuizResult> ResultsOf(db::Session& session, TrainingId id, std::int64_t attendance) {
  std::vector<QuizResult> results;
  for (const db::Row& row : session.Query(kResultsOfOne, id.organ.value, id.number, attendance)) {
    results.push_back(FromRow(row));
  }
  return results;
}

}  // namespace gongkai::oversight
