// An act that got in another's way is done again:
//
//   const auto id = db::Retry(database, [&](db::Transaction& act) {
//     const auto made = act.One<std::int64_t>("INSERT INTO note (text) VALUES (?) RETURNING id", text);
//     act.Commit();
//     return made;
//   });
//
// The act may run several times and be undone all times but the last: it must touch nothing but its transaction, or do
// the same again. What a person asked for carries a key besides (once.h): a connection lost during Commit is not tried
// again here, since nobody knows whether it was done.
#pragma once

#include "db/database.h"

namespace gongkai::db {

/// Waits a little, longer each time, when the act should be tried again after `code`; false when it should not.
bool WaitToRetry(ErrorCode code, int tries);

/// Runs act(transaction), which commits, and answers what it answers; again on kSerialization and kBusy, a few times.
template <class Act>
auto Retry(Database& database, Act act) {
  for (int tries = 1;; ++tries) {
    try {
      Transaction transaction = database.Begin();
      return act(transaction);
    } catch (const DatabaseError& error) {
      if (!WaitToRetry(error.code(), tries)) throw;
    }
  }
}

}  // namespace gongkai::db
