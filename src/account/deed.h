// A deed: one act of a person, as one transaction with one audit entry, done once however often it is sent.
//
//   Deed deed(desk, actor);                                       // takes the write lock
//   if (deed.done_before()) return OrganId{std::stoll(deed.earlier_result())};
//   if (!…) return Error{…};                                      // leaving without Commit leaves nothing
//   const OrganId id = AddOrgan(deed.transaction(), organ);
//   deed.Record(id, "organ.found", ObjectOf("organ", id.value), {{"code", organ.code}});
//   deed.Commit(std::to_string(id.value));                        // on disk when this returns
//
// What follows after commit (index, notify) is written out by the caller. A refusal that must be seen later (wrong
// password, forbidden) is a deed too: RecordRefusal, then Commit.
#pragma once

#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "account/audit.h"
#include "account/keys.h"
#include "db/once.h"
#include "db/retry.h"

namespace gongkai::account {

/// What every act needs. `now` comes from app/.
struct Desk {
  db::Database& database;
  const Keys& keys;
  std::function<Instant()> now;
};

/// "organ:12".
std::string ObjectOf(std::string_view kind, std::int64_t id);

/// Name and value of a detail; never personal text.
using Detail = std::pair<std::string_view, std::string>;

class Deed {
 public:
  Deed(Desk& desk, Actor actor);

  /// Whether the same form of the same person was acted on before; and what was answered then.
  bool done_before() const { return once_ && once_->done_before(); }
  const std::string& earlier_result() const { return once_->result(); }

  db::Transaction& transaction() { return transaction_; }
  Instant now() const { return now_; }
  Date today() const { return BeijingDay(now_); }
  const Actor& actor() const { return actor_; }

  void Record(OrganId organ, std::string_view act, std::string object, std::initializer_list<Detail> details = {});
  void RecordRefusal(OrganId organ, std::string_view act, std::string object,
                     std::initializer_list<Detail> details = {});

  /// Aborts the program when nothing was recorded: an act without an audit entry is a programmer's mistake. Of a deed
  /// that was only refused the form may be sent again.
  void Commit(std::string_view result = "");

 private:
  void Append(OrganId organ, std::string_view act, std::string object, Outcome outcome,
              std::initializer_list<Detail> details);

  Desk& desk_;
  const Actor actor_;
  Instant now_;
  db::Transaction transaction_;
  std::optional<db::Once> once_;
  bool recorded_ = false;
  bool refused_ = true;  // until something is done
};

/// Runs act(deed), which commits, and answers what it answers; again when it got in another's way (db/retry.h). The act
/// must touch nothing but its deed.
template <class Act>
auto RetryDeed(Desk& desk, const Actor& actor, Act act) {
  for (int tries = 1;; ++tries) {
    try {
      Deed deed(desk, actor);
      return act(deed);
    } catch (const db::DatabaseError& error) {
      if (!db::WaitToRetry(error.code(), tries)) throw;
    }
  }
}

}  // namespace gongkai::account
