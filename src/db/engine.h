// What a database engine must be able to do. SQLite is in sqlite*.cc, PostgreSQL in postgres*.cc; the rest of db/ is
// written against this alone.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "db/row.h"
#include "db/together.h"
#include "db/value.h"

namespace gongkai::db {

/// kMark: a write that may be lost and waits for nobody (Database::BeginMark).
enum class Access { kRead, kWrite, kMark };

struct Column {
  std::string name;
  NullOf type = NullOf::kAnything;  // of what a NULL in it is one
};

/// A table of this program. Computed columns are not counted: the database fills them again.
struct Table {
  std::string name;
  std::vector<Column> columns;
  std::vector<std::string> key;  // the columns of the primary key, in its order
};

/// One connection, used by one thread at a time. Broken surroundings and refusals are thrown as DatabaseError.
class Connection {
 public:
  virtual ~Connection() = default;

  /// kWrite: SQLite takes the one write lock at once, waiting for other processes as long as the engine was told to;
  /// PostgreSQL lets writers run side by side (READ COMMITTED). kRead sees one moment, and refuses to write.
  /// kMark is kWrite without waiting: not for other writers, nor, as far as the engine can, for the disk at the end.
  virtual void Begin(Access access) = 0;
  /// kWrite, while no other program begins alone.
  virtual void BeginAlone() = 0;
  virtual void Commit() = 0;
  virtual void Rollback() noexcept = 0;

  /// One statement with all its values. The cursor must go before the connection is given back.
  virtual std::unique_ptr<Cursor> Run(std::string_view sql, std::span<const Value> values) = 0;
  /// The same for a result that must not stand in memory whole.
  virtual std::unique_ptr<Cursor> Stream(std::string_view sql, std::span<const Value> values) = 0;
  /// Several that only read, none of which waits for another; one after another where the engine has no better way.
  virtual std::vector<std::unique_ptr<Cursor>> RunTogether(std::span<const Question> questions);
  /// One statement, to its end; the number of rows inserted, changed or deleted.
  virtual std::int64_t RunToEnd(std::string_view sql, std::span<const Value> values) = 0;

  /// Until the end of the transaction no other one has the lock of this name.
  virtual void Lock(std::string_view name) = 0;

  /// Several statements without values: a migration.
  virtual void RunScript(std::string_view sql) = 0;
  /// False when the database holds tables that are not of this program.
  virtual bool IsOurs() = 0;
  /// The table schema_migration exists.
  virtual void MarkAsOurs() = 0;

  /// By name, without schema_migration; what an engine adds for itself (search indexes) is not among them.
  virtual std::vector<Table> Tables() = 0;
  /// After rows were written with ids of their own: the next id given is behind the highest in every table.
  virtual void MoveIds() = 0;
  /// In between, rows may come in any order and triggers are silent; EndImport moves the next id behind the highest
  /// one. Errors: kForeignKey from EndImport or Commit when a row is missing.
  virtual void BeginImport() = 0;
  virtual void EndImport() = 0;
  /// Copies the whole database, as this read transaction sees it, into an empty file; false when the engine has no
  /// files.
  virtual bool CopyTo(const std::string& file) = 0;
};

class Engine {
 public:
  virtual ~Engine() = default;

  /// "sqlite" or "postgres": migrations named NNNN_what.sqlite.sql are for it alone.
  virtual std::string_view Dialect() const = 0;

  /// Waits for the one writer of this process, or for one of the connections to the server; with kMark answers nothing
  /// in place of waiting.
  /// Errors: kBusy after the time-out, kGone when the server cannot be reached; std::logic_error when the thread has a
  ///         transaction already.
  virtual std::unique_ptr<Connection> Take(Access access) = 0;
  virtual void GiveBack(Access access, std::unique_ptr<Connection> connection) noexcept = 0;

  /// Database::EmptyLog; of an engine without a log of its own nothing is left to do.
  virtual bool EmptyLog() { return true; }
  virtual void Rewrite() {}
};

/// Opens or makes the file. Errors: DatabaseError (kGone, kDamaged).
std::unique_ptr<Engine> OpenSqlite(const std::string& file, std::chrono::milliseconds busy_timeout, int readers);

/// A backup, to be looked at. Errors: DatabaseError (kGone, kDamaged).
std::unique_ptr<Connection> OpenSqliteCopy(const std::string& file);

/// Connections are made when they are needed, and no more than so many at a time. A replica is only read.
struct PostgresPlace {
  std::string url;
  bool replica = false;
  std::chrono::milliseconds busy_timeout{10'000};
  int readers = 8;
  int writers = 8;
};
std::unique_ptr<Engine> OpenPostgres(const PostgresPlace& place);

/// Server and database for people; no name, no password.
/// Errors: kOther when it is no such URL.
std::string NameOfPostgres(const std::string& url);

}  // namespace gongkai::db
