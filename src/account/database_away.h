// When the database cannot be reached in the middle of a request, or others keep it busy: what a person is told of it.
// Whether an act that was under way when it was lost is done is not known, and to say that nothing happened could make
// them do it twice.
#pragma once

#include <string>
#include <utility>

#include "db/error.h"
#include "web/request.h"
#include "web/response.h"

namespace gongkai::account {

/// A page with 503; the log has the database's own words.
class DatabaseAway : public web::ProblemError {
 public:
  DatabaseAway(const db::DatabaseError& error, web::Method method);
  const char* what() const noexcept override { return words_.c_str(); }

 private:
  std::string words_;
};

/// What `answer` gives. Throws DatabaseAway where the database was lost on the way, or was busy for too long.
template <class Answer>
auto OrAway(const web::Request& request, Answer&& answer) {
  try {
    return std::forward<Answer>(answer)();
  } catch (const db::DatabaseError& error) {
    if (error.code() != db::ErrorCode::kGone && error.code() != db::ErrorCode::kBusy) throw;
    throw DatabaseAway(error, request.method);
  }
}

}  // namespace gongkai::account
