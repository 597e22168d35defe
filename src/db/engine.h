// What a database engine must be able to do. SQLite is in sqlite.cc; the rest of db/ is written against this alone.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "db/row.h"
#include "db/value.h"

namespace gongkai::db {

enum class Access { kRead, kWrite };

/// One connection, used by one thread at a time. Broken surroundings and refusals are thrown as DatabaseError.
class Connection {
 public:
  virtual ~Connection() = default;

  /// kWrite takes the write lock at once, waiting for other processes as long as the engine was told to.
  virtual void Begin(Access access) = 0;
  virtual void Commit() = 0;
  virtual void Rollback() noexcept = 0;

  /// One statement with all its values. The cursor must go before the connection is given back.
  virtual std::unique_ptr<Cursor> Run(std::string_view sql, std::span<const Value> values) = 0;
  /// The same, to its end; the number of rows inserted, changed or deleted.
  virtual std::int64_t RunToEnd(std::string_view sql, std::span<const Value> values) = 0;

  /// Several statements without values: a migration.
  virtual void RunScript(std::string_view sql) = 0;
  /// False when the database holds tables that are not of this program.
  virtual bool IsOurs() = 0;
  virtual void MarkAsOurs() = 0;
};

class Engine {
 public:
  virtual ~Engine() = default;

  /// "sqlite": migrations named NNNN_what.sqlite.sql are for it alone.
  virtual std::string_view Dialect() const = 0;

  /// Waits for the one writer of this process. Errors: kBusy after the time-out.
  virtual std::unique_ptr<Connection> Take(Access access) = 0;
  virtual void GiveBack(Access access, std::unique_ptr<Connection> connection) noexcept = 0;
};

/// Opens or makes the file. Errors: DatabaseError (kGone, kDamaged).
std::unique_ptr<Engine> OpenSqlite(const std::string& file, std::chrono::milliseconds busy_timeout, int readers);

}  // namespace gongkai::db
