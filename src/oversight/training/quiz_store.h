// What is kept of tests after trainings: every version of the questions, and every try. Schema:
// migrations/0336_training_attendance.sql.
#pragma once

#include <vector>

#include "db/database.h"
#include "oversight/training/quiz.h"
#include "oversight/training/training.h"

namespace gongkai::oversight {

/// The last version; none where no test was made.
std::optional<Quiz> QuizOf(db::Session& session, TrainingId id);
std::optional<Quiz> QuizOf(db::Session& session, TrainingId id, std::int64_t version);
/// quiz.version is that from which it was changed: the next one is kept and told. The caller has locked the training.
std::int64_t AddQuiz(db::Transaction& act, TrainingId id, const Quiz& quiz, PersonId person, std::string_view name,
                     Instant at);

void AddResult(db::Transaction& act, TrainingId id, const QuizResult& result);
std::vector<QuizResult> ResultsOf(db::Session& session, TrainingId id);
/// Of one who took part, in the order of his tries.
std::vector<QuizResult> ResultsOf(db::Session& session, TrainingId id, std::int64_t attendance);

}  // namespace gongkai::oversight
