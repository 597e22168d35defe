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
#include <string>
#include <string_view>
#include <utility>

#include "account/audit.h"
#include "crypto/sm2.h"

namespace gongkai::account {

/// Keys of the installation, derived from the one in the key file (crypto/key_file.h); never in the database.
struct Keys {
  crypto::Key audit;              // chains of the audit trail
  crypto::Key blind;              // keyed digests of what was typed as a login
  crypto::Key totp;               // seals the keys of authenticators
  crypto::Sm2PrivateKey signing;  // signs the heads that are written out
};

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
  Deed(Desk& desk, const Actor& actor);

  bool done_before() const { return done_before_; }
  const std::string& earlier_result() const { return earlier_result_; }

  db::Transaction& transaction() { return transaction_; }
  Instant now() const { return now_; }
  Date today() const { return BeijingDay(now_); }
  const Actor& actor() const { return actor_; }

  void Record(OrganId organ, std::string_view act, std::string object, std::initializer_list<Detail> details = {});
  void RecordRefusal(OrganId organ, std::string_view act, std::string object,
                     std::initializer_list<Detail> details = {});

  /// Aborts the program when nothing was recorded: an act without an audit entry is a programmer's mistake.
  void Commit(std::string result = "");

 private:
  void Append(OrganId organ, std::string_view act, std::string object, Outcome outcome,
              std::initializer_list<Detail> details);

  Desk& desk_;
  const Actor& actor_;
  Instant now_;
  db::Transaction transaction_;
  bool done_before_ = false;
  bool recorded_ = false;
  std::string earlier_result_;
};

}  // namespace gongkai::account
