#include "db/together.h"

#include "db/database.h"
#include "db/engine.h"

namespace gongkai::db {

std::vector<std::unique_ptr<Cursor>> Connection::RunTogether(std::span<const Question> questions) {
  std::vector<std::unique_ptr<Cursor>> answers;
  for (const Question& question : questions) answers.push_back(Run(question.sql, question.values));
  return answers;
}

std::vector<Rows> AskTogether(Session& session, const std::vector<Question>& questions) {
  std::vector<Rows> answers;
  for (auto& cursor : Underneath(session).RunTogether(questions)) answers.emplace_back(std::move(cursor));
  return answers;
}

}  // namespace gongkai::db
