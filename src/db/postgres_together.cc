// Several statements in one round trip: libpq's pipeline. What begins a reading travels in front of its first question,
// too, which saves every page a round trip.
#include <algorithm>

#include "db/postgres_connection.h"
#include "db/postgres_cursor.h"
#include "db/postgres_values.h"

namespace gongkai::db {

ResultPtr PostgresConnection::NextAnswer() { return ResultPtr(PQgetResult(handle_.get())); }

// One answer for each that was sent, and everything up to the mark behind the last.
std::vector<ResultPtr> PostgresConnection::ReadPipeline(std::size_t sent) {
  std::vector<ResultPtr> answers(sent);
  for (ResultPtr& answer : answers) {
    answer = NextAnswer();
    while (NextAnswer()) {
    }
  }
  while (PQstatus(handle_.get()) == CONNECTION_OK && PQresultStatus(NextAnswer().get()) != PGRES_PIPELINE_SYNC) {
  }
  return answers;
}

// Nothing when a reading could not begin (the server was restarted since, or has become a replica): nothing is lost
// then, it may be begun anew.
std::vector<ResultPtr> PostgresConnection::AskInOneGo(std::span<const Ready> questions) {
  if (on_the_line_ != nullptr) on_the_line_->ReadAhead();
  while (reading_has_ended_ && NextAnswer()) {
  }
  reading_has_ended_ = false;
  if (PQenterPipelineMode(handle_.get()) == 0) return {};
  const bool begins = has_to_begin_;
  if (begins) PQsendQueryParams(handle_.get(), kBeginReading, 0, nullptr, nullptr, nullptr, nullptr, kBinary);
  for (const auto& [statement, bound] : questions) {
    PQsendQueryPrepared(handle_.get(), statement->c_str(), bound->count(), bound->addresses(), bound->lengths(),
                        bound->formats(), kBinary);
  }
  std::vector<ResultPtr> answers;
  if (PQpipelineSync(handle_.get()) == 1) answers = ReadPipeline(questions.size() + (begins ? 1 : 0));
  if (PQexitPipelineMode(handle_.get()) == 0 || !begins) return answers;
  if (answers.empty() || PQresultStatus(answers[0].get()) != PGRES_COMMAND_OK || answers[1] == nullptr) return {};
  has_to_begin_ = false;
  answers.erase(answers.begin());
  return answers;
}

// The names of the prepared statements; nothing when that cannot be: preparing one has made room by forgetting another.
std::vector<PostgresConnection::Ready> PostgresConnection::ReadyAll(std::span<const Question> questions,
                                                                    std::span<const BoundValues> bound) {
  const auto is_prepared = [&](std::size_t i) { return FindPrepared(questions[i].sql, bound[i].types()) != nullptr; };
  for (std::size_t i = 0; i < questions.size(); ++i) {
    if (is_prepared(i)) continue;
    FreeTheLine();
    Prepare(questions[i].sql, bound[i].types());
  }
  std::vector<Ready> ready;
  for (std::size_t i = 0; i < questions.size(); ++i) {
    if (!is_prepared(i)) return {};
    ready.push_back({FindPrepared(questions[i].sql, bound[i].types()), &bound[i]});
  }
  return ready;
}

std::vector<std::unique_ptr<Cursor>> PostgresConnection::RunTogether(std::span<const Question> questions) {
  std::vector<BoundValues> bound;
  for (const Question& question : questions) bound.emplace_back(question.values);
  const std::vector<Ready> ready = ReadyAll(questions, bound);
  std::vector<ResultPtr> answers = ready.empty() ? std::vector<ResultPtr>() : AskInOneGo(ready);
  if (answers.size() != questions.size()) return Connection::RunTogether(questions);
  std::vector<std::unique_ptr<Cursor>> cursors;
  for (std::size_t i = 0; i < questions.size(); ++i) {
    RequireAnswer(answers[i].get(), questions[i].sql);
    cursors.push_back(std::make_unique<PostgresCursor>(*this, questions[i].sql, std::move(answers[i])));
  }
  return cursors;
}

}  // namespace gongkai::db
