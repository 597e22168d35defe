// The database: every act one transaction, readers beside it; one interface over SQLite and PostgreSQL.
//
//   auto database = TRY(db::Database::Open({.directory = data}, embedded::Migrations()));
//   {
//     db::Transaction act = database->Begin();
//     auto id = act.One<std::int64_t>("INSERT INTO note (text) VALUES (?) RETURNING id", text);
//     act.Commit();                                                // on disk when this returns; without it: undone
//   }
//   db::Reader reader = database->Read();                          // a view that does not change while it lives
//   for (const db::Row& row : reader.Query("SELECT id, text FROM note ORDER BY id")) ...
//
// Statements are written with `?`, values are always bound. A statement that is refused ends its transaction: the error
// is caught outside of it. An act that may meet another one stands in Retry (retry.h), one that a person can repeat has
// a key (once.h). No type of an engine shows here: see engine.h.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/embedded_file.h"
#include "base/result.h"
#include "db/error.h"
#include "db/row.h"
#include "db/value.h"

namespace gongkai::db {

class Engine;
class Connection;
enum class Access;

/// A connection borrowed for a while. Not for use by two threads at once.
class Session {
 public:
  Session(Session&&) noexcept;
  Session& operator=(Session&&) = delete;
  virtual ~Session();

  /// Only of a session that has a name: the rows must not outlive it.
  template <class... Args>
  Rows Query(std::string_view sql, const Args&... args) & {
    const std::array<Value, sizeof...(Args)> values{ToValue(args)...};
    return Run(sql, values);
  }

  /// The same for a long result (a whole table, an attachment), which never stands in memory: rows come as they are
  /// asked for. Another statement in the middle of it reads the rest ahead after all.
  template <class... Args>
  Rows Stream(std::string_view sql, const Args&... args) & {
    const std::array<Value, sizeof...(Args)> values{ToValue(args)...};
    return RunStream(sql, values);
  }

  /// Whether the engine is PostgreSQL: for full-text search alone, where the two have nothing in common.
  bool IsOnPostgres() const;

  /// The first column of the first row; nothing when there is no row. Further rows are not looked at.
  template <class T, class... Args>
  std::optional<T> First(std::string_view sql, const Args&... args) {
    Rows rows = Query(sql, args...);
    if (!rows.Next()) return std::nullopt;
    return rows.row().template Get<T>(0);
  }

  /// The first column of a row that must be there (COUNT(*), RETURNING id).
  template <class T, class... Args>
  T One(std::string_view sql, const Args&... args) {
    Rows rows = Query(sql, args...);
    if (!rows.Next()) throw DatabaseError(ErrorCode::kOther, "query gave no row: " + std::string(sql));
    T value = rows.row().template Get<T>(0);
    while (rows.Next()) {
    }
    return value;
  }

 protected:
  Session(Engine& engine, std::unique_ptr<Connection> connection);
  Rows Run(std::string_view sql, std::span<const Value> values);
  Rows RunStream(std::string_view sql, std::span<const Value> values);
  std::int64_t RunToEnd(std::string_view sql, std::span<const Value> values);

  Engine* engine_;
  std::unique_ptr<Connection> connection_;

 private:
  friend Connection& Underneath(Session& session);
};

/// For what moves whole tables (transfer.cc, backup.cc) and needs more than rows: engine.h.
Connection& Underneath(Session& session);

/// Reads: all queries of one Reader see the same moment.
class Reader : public Session {
 public:
  Reader(Reader&&) noexcept = default;
  ~Reader() override;

 private:
  friend class Database;
  Reader(Engine& engine, std::unique_ptr<Connection> connection);
};

/// Writes; rolls back unless committed. SQLite lets one in at a time. PostgreSQL lets them run side by side: each
/// statement sees what was committed before it, so that an act which first looks and then writes must Lock what it
/// looks at. A thread that has one must not begin a second.
class Transaction : public Session {
 public:
  Transaction(Transaction&&) noexcept = default;
  ~Transaction() override;

  /// Returns the number of rows inserted, changed or deleted.
  template <class... Args>
  std::int64_t Execute(std::string_view sql, const Args&... args) {
    const std::array<Value, sizeof...(Args)> values{ToValue(args)...};
    return RunToEnd(sql, values);
  }

  /// Waits until no other transaction has this name, and has it until its end: "report 17", a digest, an organ's chain.
  void Lock(std::string_view name);

  /// What was written is on disk when this returns. Nothing may be done with the transaction afterwards.
  /// Errors: kGone when the server was lost on the way; it may have committed or not: once.h tells the next try.
  void Commit();

 private:
  friend class Database;
  Transaction(Engine& engine, std::unique_ptr<Connection> connection, Access access);
};

/// A directory for SQLite, or the URL of a PostgreSQL database.
struct Location {
  std::string directory;  // SQLite: holds gongkai.db; made when missing
  std::string url;        // "postgresql://…", all that libpq takes, several hosts too; the directory is not looked at
  std::string read_url;   // a replica of it, for Database::ReadReplica(); empty when there is none
  std::chrono::milliseconds busy_timeout{10'000};
  int readers = 8;  // SQLite: connections kept for reading, more are opened as needed; PostgreSQL: at most so many
  int writers = 8;  // PostgreSQL: at most so many
};

/// The file, or the server and the database, for people: without name and password.
std::string PlaceOf(const Location& location);

class Database {
 public:
  /// Opens, applies the migrations that are missing, in order, under a lock.
  /// Errors: kInvalidInput when the place cannot be used, kConflict when the data is newer than the program,
  ///         kUnreadable when the file is no database, or holds tables that are not ours.
  static Result<std::unique_ptr<Database>> Open(const Location& location, std::span<const EmbeddedFile> migrations);
  ~Database();

  Transaction Begin();
  /// For what is only noted in passing and may be lost (when a session was last seen), so that reading a page never
  /// waits for those who write: nothing when it would have to. Its Commit does not wait for another server, even where
  /// that of an act does for ever.
  std::optional<Transaction> BeginMark();
  Reader Read();
  /// May be behind by seconds: for roll-ups, statistics and bulk export only. What decides who sees or may do something
  /// is read by Read(). Without a replica it is Read().
  Reader ReadReplica();

  /// What was written over or taken away stands in no log beside the file any more when this answers true: SQLite's is
  /// written into the file and cut to nothing. False while somebody reads or the disk is full, and then to be asked for
  /// again. Of PostgreSQL, whose files are the server's, always true.
  bool EmptyLog();

  /// Writes SQLite's file anew, and empties the log: where rows were moved from page to page, what stood there before
  /// stays in the gaps of the page, whatever was overwritten since. Nobody else writes meanwhile; it takes as long as
  /// writing the file does, and as much room again. PostgreSQL does that on its server (docs/operations.md).
  /// Errors: DatabaseError (kGone: the disk is full; kBusy).
  void Rewrite();

 private:
  Database(std::unique_ptr<Engine> engine, std::unique_ptr<Engine> replica);
  std::unique_ptr<Engine> engine_;
  std::unique_ptr<Engine> replica_;
};

}  // namespace gongkai::db
