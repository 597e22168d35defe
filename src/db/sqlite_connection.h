// One SQLite connection: opened with our settings, statements prepared once and reset by RAII. Only sqlite*.cc see
// this.
#pragma once

#include <sqlite3.h>

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "db/engine.h"

namespace gongkai::db {

[[noreturn]] void ThrowSqlite(sqlite3* handle, int code, std::string_view doing);

struct Statement {
  sqlite3_stmt* handle = nullptr;
  bool in_use = false;
  bool cached = false;
};

/// A backup: read only, and nobody else has it open.
struct CopyFile {
  std::string file;
};

class SqliteConnection : public Connection {
 public:
  SqliteConnection(const std::string& file, Access access, std::chrono::milliseconds busy_timeout);
  explicit SqliteConnection(const CopyFile& copy);
  ~SqliteConnection() override;

  void Begin(Access access) override;
  void BeginAlone() override { Begin(Access::kWrite); }
  void Commit() override;
  void Rollback() noexcept override;
  std::unique_ptr<Cursor> Run(std::string_view sql, std::span<const Value> values) override;
  std::unique_ptr<Cursor> Stream(std::string_view sql, std::span<const Value> values) override {
    return Run(sql, values);  // SQLite makes a row when it is asked for
  }
  std::int64_t RunToEnd(std::string_view sql, std::span<const Value> values) override;
  void Lock(std::string_view) override {}  // there is one writer, and it has the lock
  void RunScript(std::string_view sql) override;
  bool IsOurs() override;
  void MarkAsOurs() override;
  std::vector<Table> Tables() override;
  void MoveIds() override {}  // the next id is always behind the highest one
  void BeginImport() override;
  void EndImport() override;
  bool CopyTo(const std::string& file) override;
  /// Not within a transaction. False when readers did not end in a moment, or the disk is full.
  bool EmptyLog();
  /// Not within a transaction.
  void Rewrite();

  void Release(Statement* statement) noexcept;
  /// A statement that was refused ends the transaction, as in PostgreSQL: nothing more can be done in it.
  [[noreturn]] void Fail(int code, std::string_view doing);
  sqlite3* handle() const { return handle_; }

 private:
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };

  Statement* Prepare(std::string_view sql);
  sqlite3_stmt* Compile(std::string_view sql, unsigned flags);
  void DropIdleStatements();
  void RequireUnbroken() const;
  void Bind(sqlite3_stmt* statement, std::string_view sql, std::span<const Value> values);

  sqlite3* handle_ = nullptr;
  std::chrono::milliseconds busy_timeout_{0};
  bool broken_ = false;  // a statement of this transaction was refused
  std::unordered_map<std::string, std::unique_ptr<Statement>, TextHash, std::equal_to<>> statements_;
};

}  // namespace gongkai::db
