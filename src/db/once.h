// What a person can repeat (a form sent twice, a button pressed again after a lost connection) happens once. The key
// comes with the form; it is kept in the transaction of the act itself, with what was answered.
//
//   db::Transaction act = database.Begin();
//   db::Once once(act, key, "hand in", now);
//   if (once.is_of_another()) return Error{…};       // the form was used for another act, and nothing is known of this
//   if (once.done_before()) return once.result();
//   … the act …
//   once.Finish(answer);
//   act.Commit();
//
// Two that come at the same time: the second waits for the first, then has its result; when the first fails, the second
// does it.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "db/database.h"

namespace gongkai::db {

class Once {
 public:
  /// `key` names who does it as well as the form ("17|9f3c…"): whoever knows it is told the result, by the act of that
  /// `name` alone. Kept are their digests: the key of a form of the public holds the cookie of its browser. `now` is
  /// for ForgetActs.
  Once(Transaction& act, std::string_view key, std::string_view name, std::chrono::sys_seconds now);

  /// The key was used for an act of another name. Neither that result is told nor is this act done.
  bool is_of_another() const { return is_of_another_; }
  bool done_before() const { return result_.has_value(); }
  /// What the first one was told; empty when it told nothing.
  const std::string& result() const { return *result_; }

  /// Keeps the result for those who come again.
  void Finish(std::string_view result);
  /// Forgets the key: what was asked for was refused, and the same form may be sent again when the reason is gone.
  void Release();

 private:
  Transaction& act_;
  const std::string key_;  // its SM3 digest
  std::optional<std::string> result_;
  bool is_of_another_ = false;
};

/// How long keys are kept: repeats come within minutes, and within days where a page was left open.
inline constexpr std::chrono::days kActsKept{7};

/// Forgets the keys of acts done before `time`; returns how many. A form that old would be done again.
std::int64_t ForgetActs(Transaction& act, std::chrono::sys_seconds time);

}  // namespace gongkai::db
