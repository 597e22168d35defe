// One SQLite connection: opened with our settings, statements prepared once and reset by RAII. Only sqlite*.cc see
// this.
#pragma once

#include <sqlite3.h>

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>

#include "db/engine.h"

namespace gongkai::db {

[[noreturn]] void ThrowSqlite(sqlite3* handle, int code, std::string_view doing);

struct Statement {
  sqlite3_stmt* handle = nullptr;
  bool in_use = false;
  bool cached = false;
};

class SqliteConnection : public Connection {
 public:
  SqliteConnection(const std::string& file, Access access, std::chrono::milliseconds busy_timeout);
  ~SqliteConnection() override;

  void Begin(Access access) override;
  void Commit() override;
  void Rollback() noexcept override;
  std::unique_ptr<Cursor> Run(std::string_view sql, std::span<const Value> values) override;
  std::int64_t RunToEnd(std::string_view sql, std::span<const Value> values) override;
  void RunScript(std::string_view sql) override;
  bool IsOurs() override;
  void MarkAsOurs() override;

  void Release(Statement* statement) noexcept;
  sqlite3* handle() const { return handle_; }

 private:
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };

  Statement* Prepare(std::string_view sql);
  sqlite3_stmt* Compile(std::string_view sql, unsigned flags);
  void DropIdleStatements();
  void Bind(sqlite3_stmt* statement, std::string_view sql, std::span<const Value> values);

  sqlite3* handle_ = nullptr;
  std::unordered_map<std::string, std::unique_ptr<Statement>, TextHash, std::equal_to<>> statements_;
};

}  // namespace gongkai::db
