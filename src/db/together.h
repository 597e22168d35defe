// Questions none of which waits for another's answer, asked at once: over PostgreSQL one round trip for all of them,
// where a page of twenty columns took twenty.
//
//   auto [rows, total] = db::AskTogether(reader, db::Question::Of("SELECT id, title FROM item LIMIT ?", 20),
//                                        db::Question::Of("SELECT COUNT(*) FROM item"));
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "db/row.h"
#include "db/value.h"

namespace gongkai::db {

class Session;

/// A statement that reads, with its values. Text and bytes that were given must live until the question was asked.
struct Question {
  template <class... Args>
  static Question Of(std::string_view sql, const Args&... args) {
    return {sql, {ToValue(args)...}};
  }

  std::string_view sql;
  std::vector<Value> values;
};

/// The answers, in the order of the questions; each may be read when and as far as one likes, while the session lives.
/// They stand in memory whole: not for long results (Session::Stream).
/// Errors: DatabaseError of the first question that was refused.
std::vector<Rows> AskTogether(Session& session, const std::vector<Question>& questions);

/// The same for a number of questions that is known when it is written.
template <class... More>
std::array<Rows, 1 + sizeof...(More)> AskTogether(Session& session, const Question& first, const More&... more) {
  std::vector<Rows> answers = AskTogether(session, std::vector<Question>{first, more...});
  return [&]<std::size_t... I>(std::index_sequence<I...>) {
    return std::array<Rows, sizeof...(I)>{std::move(answers[I])...};
  }(std::make_index_sequence<1 + sizeof...(More)>());
}

}  // namespace gongkai::db
