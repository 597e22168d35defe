// The list of what was destroyed (erasure_list.h) as a file: in the folder of data, where a timed job writes it, and
// beside backups, one for all of them, where each backup writes it. It is only added to. A database that was brought
// back is held against it before it is served, by `gongkai restore` and each time `gongkai serve` begins: what came
// back with an older backup is destroyed again. Schema: migrations/0298_erasure_restored.sqlite.sql and its twin.
//
//   DATA/erasures.list
//   BACKUPS/erasures.list
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "account/deed.h"
#include "request/erasure_list.h"

namespace gongkai::request {

std::string ErasureListOf(const std::string& data_folder);
std::string ErasureListBeside(const std::string& backup_file);

struct ErasureFile {
  bool is_there = false;
  ErasuresRead read{};
};
/// Errors: throws std::system_error when there is one that cannot be read.
ErasureFile ReadErasureList(const std::string& path);

struct ErasuresAdded {
  std::int64_t added = 0, total = 0;
};
/// Those that are not in it, on disk when this returns. Errors: throws std::system_error.
ErasuresAdded AddToErasureList(const std::string& path, const Erasures& erasures);

/// One kind of what is destroyed. What lies above this subject adds its own: remedy/erased_disputes_actions.h has all.
struct ErasureKind {
  ErasedKind kind{};
  Erasures (*since)(db::Session& session, Instant since);
  /// Whether it is there, that very one, and not destroyed.
  bool (*is_there)(db::Session& session, const Erasure& erasure);
  /// As of the moment at which it was destroyed first.
  void (*again)(db::Transaction& act, const Erasure& erasure, Instant now);
};
using ErasureKinds = std::vector<ErasureKind>;
/// Applications, requests to correct records, messages.
ErasureKinds ErasureKindsHere();

/// What is destroyed in the database, since that moment.
Erasures ErasuresOf(db::Session& session, const ErasureKinds& kinds, Instant since = {});

struct ErasedAgain {
  std::int64_t cases = 0, messages = 0, records = 0, disputes = 0;
  bool IsNone() const { return cases + messages + records + disputes == 0; }
};
/// Destroys in the database what the list names and the database still has. Keys are not needed: they are destroyed.
ErasedAgain EraseAgain(db::Database& database, const ErasureKinds& kinds, const Erasures& erasures, Instant now);

/// A timed job: keeps the list of the folder of data, empties the log of the database after an erasure until that is
/// done, and puts down in the audit trail what was destroyed again after a restoration.
class ErasureKeeping {
 public:
  ErasureKeeping(account::Desk& desk, std::string path, ErasureKinds kinds)
      : desk_(desk), path_(std::move(path)), kinds_(std::move(kinds)) {}

  /// One line of what came of it. Throws with what is in the way when the log cannot be emptied for a while.
  std::string Turn();
  /// Another one, of the night: after an erasure the file of the database is written anew (db::Database::Rewrite).
  std::string Sweep();

 private:
  void EmptyLog();
  void RecordErasedAgain();

  account::Desk& desk_;
  const std::string path_;
  const ErasureKinds kinds_;
  Instant seen_{};             // erasures before were looked at
  bool is_log_empty_ = false;  // what a process before this one erased may lie in it
  int in_vain_ = 0;            // turns in which it could not be emptied, one after the other
  std::int64_t total_ = 0;
};

}  // namespace gongkai::request
