// One PostgreSQL connection over libpq: statements prepared once, values and columns in binary. Only postgres*.cc see
// this. Next to read: postgres_cursor.h, postgres.cc.
#pragma once

#include <libpq-fe.h>

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "db/engine.h"

namespace gongkai::db {

class PostgresCursor;

struct FreeResult {
  void operator()(PGresult* result) const { PQclear(result); }
};
using ResultPtr = std::unique_ptr<PGresult, FreeResult>;

struct FreeConnection {
  void operator()(PGconn* connection) const { PQfinish(connection); }
};

constexpr int kBinary = 1;  // how values and columns go over the wire
constexpr const char* kBeginReading = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

/// Where to connect, and as what. kPrimary goes to the one server of the list that takes writes.
enum class Role { kPrimary, kReplica };
struct PostgresAddress {
  std::string url;
  Role role = Role::kPrimary;
  std::chrono::milliseconds busy_timeout{10'000};
};

class BoundValues;

class PostgresConnection : public Connection {
 public:
  explicit PostgresConnection(const PostgresAddress& address);
  ~PostgresConnection() override;

  void Begin(Access access) override;
  void BeginAlone() override;
  void Commit() override;
  void Rollback() noexcept override;
  std::unique_ptr<Cursor> Run(std::string_view sql, std::span<const Value> values) override;
  std::unique_ptr<Cursor> Stream(std::string_view sql, std::span<const Value> values) override;
  std::vector<std::unique_ptr<Cursor>> RunTogether(std::span<const Question> questions) override;
  std::int64_t RunToEnd(std::string_view sql, std::span<const Value> values) override;
  void Lock(std::string_view name) override;
  void RunScript(std::string_view sql) override;
  bool IsOurs() override;
  void MarkAsOurs() override;
  std::vector<Table> Tables() override;
  void MoveIds() override;
  void BeginImport() override;
  void EndImport() override;
  bool CopyTo(const std::string&) override { return false; }

  /// False when it is broken, or in the middle of something: to be closed, not to be kept.
  bool IsIdle() const;

 private:
  friend class PostgresCursor;

  // PostgreSQL plans a statement for the types of its values; a text is prepared once for each set of types it meets.
  struct Prepared {
    std::string name;
    std::vector<Oid> types;
  };
  struct Statement {
    std::string numbered;  // with $1, $2, …
    int values = 0;
    std::vector<Prepared> prepared;
  };
  struct Ready {  // to be asked
    const std::string* statement;
    const BoundValues* bound;
  };
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };

  void SetUp();
  void Reconnect();
  void Execute(const char* sql);
  const std::string& Prepare(std::string_view sql, const std::vector<Oid>& types);
  Statement& Find(std::string_view sql);
  const std::string* FindPrepared(std::string_view sql, const std::vector<Oid>& types) const;
  ResultPtr Ask(std::string_view sql, std::span<const Value> values);
  std::vector<Ready> ReadyAll(std::span<const Question> questions, std::span<const BoundValues> bound);
  std::vector<ResultPtr> AskInOneGo(std::span<const Ready> questions);
  std::vector<ResultPtr> ReadPipeline(std::size_t sent);
  ResultPtr NextAnswer();
  void RequireAnswer(const PGresult* result, std::string_view sql);
  void ForgetStatements();
  std::vector<std::string> Statements(std::string_view query);
  void ExecuteAll(const std::vector<std::string>& statements);
  void FreeTheLine();
  void BeginNow(const char* begin);
  void EndReading() noexcept;
  [[noreturn]] void Throw(const PGresult* result, std::string_view doing);

  std::unique_ptr<PGconn, FreeConnection> handle_;
  std::chrono::milliseconds busy_timeout_;
  std::unordered_map<std::string, Statement, TextHash, std::equal_to<>> statements_;
  std::size_t names_given_ = 0;
  std::size_t prepared_ = 0;
  PostgresCursor* on_the_line_ = nullptr;  // the cursor whose rows are still arriving
  bool spoiled_ = false;
  bool reads_only_ = false;                // the transaction that was begun last
  bool has_to_begin_ = false;              // it has not asked anything yet
  bool reading_has_ended_ = false;         // its ROLLBACK was sent, the answer not yet read
  std::vector<std::string> after_import_;  // statements that put the tables back as they were
};

}  // namespace gongkai::db
