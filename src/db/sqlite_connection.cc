#include "db/sqlite_connection.h"

#include <type_traits>

namespace gongkai::db {
namespace {

constexpr std::size_t kMostStatements = 400;   // SQL is written as constants; more than this means it is being built
constexpr int kOurApplicationId = 0x676B6169;  // "gkai" in the header of the file

ErrorCode ToErrorCode(int code) {
  switch (code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
      return ErrorCode::kUnique;
    case SQLITE_CONSTRAINT_FOREIGNKEY:
      return ErrorCode::kForeignKey;
    case SQLITE_CONSTRAINT_NOTNULL:
      return ErrorCode::kNotNull;
    case SQLITE_CONSTRAINT_CHECK:
    case SQLITE_CONSTRAINT_TRIGGER:
      return ErrorCode::kCheck;
    default:
      break;
  }
  switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return ErrorCode::kBusy;
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
    case SQLITE_FULL:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return ErrorCode::kGone;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return ErrorCode::kDamaged;
    default:
      return ErrorCode::kOther;
  }
}

std::string_view TypeName(int type) {
  switch (type) {
    case SQLITE_INTEGER:
      return "an integer";
    case SQLITE_FLOAT:
      return "a double";
    case SQLITE_TEXT:
      return "text";
    case SQLITE_BLOB:
      return "bytes";
    default:
      return "NULL";
  }
}

// Gives the statement back when it goes: reset, its values forgotten.
class SqliteCursor : public Cursor {
 public:
  SqliteCursor(SqliteConnection& connection, Statement* statement) : connection_(connection), statement_(statement) {}
  ~SqliteCursor() override { connection_.Release(statement_); }
  SqliteCursor(const SqliteCursor&) = delete;
  SqliteCursor& operator=(const SqliteCursor&) = delete;

  bool Step() override {
    if (finished_) return false;
    const int code = sqlite3_step(statement_->handle);
    if (code == SQLITE_ROW) return true;
    finished_ = true;
    if (code == SQLITE_DONE) return false;
    connection_.Fail(code, sqlite3_sql(statement_->handle));
  }

  int ColumnCount() const override { return sqlite3_column_count(statement_->handle); }
  bool IsNull(int column) const override { return TypeOf(column) == SQLITE_NULL && IsThere(column); }

  Kind KindOf(int column) const override {
    switch (TypeOf(column)) {
      case SQLITE_INTEGER:
        return Kind::kInt;
      case SQLITE_FLOAT:
        return Kind::kDouble;
      case SQLITE_TEXT:
        return Kind::kText;
      case SQLITE_BLOB:
        return Kind::kBytes;
      default:
        return Kind::kNull;
    }
  }

  // SQLite would turn "abc" into 0 without a word; a column of another type is an error here.
  std::int64_t Int(int column) const override { return sqlite3_value_int64(Require(column, SQLITE_INTEGER)); }
  double Double(int column) const override {
    const int type = TypeOf(column) == SQLITE_INTEGER ? SQLITE_INTEGER : SQLITE_FLOAT;
    return sqlite3_value_double(Require(column, type));
  }
  std::string_view Text(int column) const override {
    sqlite3_value* value = Require(column, SQLITE_TEXT);
    const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
    return {text, static_cast<std::size_t>(sqlite3_value_bytes(value))};
  }
  std::string_view Bytes(int column) const override {
    sqlite3_value* value = Require(column, SQLITE_BLOB);
    const auto* bytes = static_cast<const char*>(sqlite3_value_blob(value));
    return {bytes, static_cast<std::size_t>(sqlite3_value_bytes(value))};
  }

 private:
  // The value is asked for once, since each question to the statement costs; without mutexes that is safe. A column
  // that is not there is NULL to SQLite.
  sqlite3_value* ValueOf(int column) const { return sqlite3_column_value(statement_->handle, column); }
  int TypeOf(int column) const { return sqlite3_value_type(ValueOf(column)); }
  sqlite3_value* Require(int column, int type) const {
    sqlite3_value* value = ValueOf(column);
    if (sqlite3_value_type(value) != type) Refuse(column, sqlite3_value_type(value), type);
    return value;
  }
  bool IsThere(int column) const {
    if (column >= 0 && column < ColumnCount()) return true;
    throw DatabaseError(ErrorCode::kOther, "no column " + std::to_string(column) + " in: " + Sql());
  }
  [[noreturn]] void Refuse(int column, int actual, int wanted) const {
    IsThere(column);
    throw DatabaseError(ErrorCode::kOther, "column " + std::to_string(column) + " holds " +
                                               std::string(TypeName(actual)) + ", not " +
                                               std::string(TypeName(wanted)) + ": " + Sql());
  }
  std::string Sql() const { return sqlite3_sql(statement_->handle); }

  SqliteConnection& connection_;
  Statement* statement_;
  bool finished_ = false;
};

// A view that is empty may have no address; SQLite takes a missing address for NULL.
const char* Address(std::string_view text) { return text.data() == nullptr ? "" : text.data(); }

int BindOne(sqlite3_stmt* statement, int index, const Value& value) {
  return std::visit(
      [&](const auto& v) {
        using T = std::decay_t<decltype(v)>;
        if constexpr (std::is_same_v<T, Null>) {
          return sqlite3_bind_null(statement, index);
        } else if constexpr (std::is_same_v<T, std::int64_t>) {
          return sqlite3_bind_int64(statement, index, v);
        } else if constexpr (std::is_same_v<T, double>) {
          return sqlite3_bind_double(statement, index, v);
        } else if constexpr (std::is_same_v<T, BlobView>) {
          return sqlite3_bind_blob64(statement, index, Address(v.bytes), v.bytes.size(), SQLITE_TRANSIENT);
        } else {
          return sqlite3_bind_text64(statement, index, Address(v), v.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
        }
      },
      value);
}

// A file nobody writes to is read without locks and without a journal beside it.
std::string UriOfCopy(const std::string& file) {
  std::string uri = "file:";
  for (const char c : file) {
    if (c == '%' || c == '?' || c == '#') {
      uri += c == '%' ? "%25" : c == '?' ? "%3f" : "%23";
    } else {
      uri += c;
    }
  }
  return uri + "?immutable=1";
}

}  // namespace

void ThrowSqlite(sqlite3* handle, int code, std::string_view doing) {
  const int extended = handle == nullptr ? code : sqlite3_extended_errcode(handle);
  const char* message = handle == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(handle);
  throw DatabaseError(ToErrorCode(extended), std::string(message) + ": " + std::string(doing));
}

SqliteConnection::SqliteConnection(const std::string& file, Access access, std::chrono::milliseconds busy_timeout)
    : busy_timeout_(busy_timeout) {
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  try {
    if (const int code = sqlite3_open_v2(file.c_str(), &handle_, flags, nullptr); code != SQLITE_OK) {
      ThrowSqlite(handle_, code, "open " + file);
    }
    sqlite3_busy_timeout(handle_, static_cast<int>(busy_timeout.count()));
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    // "x" is a name and never a text, as in PostgreSQL.
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    // recursive_triggers: else INSERT OR REPLACE takes rows away without asking the triggers of DELETE. secure_delete:
    // what was taken away is overwritten, whatever the library was built with.
    RunScript(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
        "PRAGMA trusted_schema = OFF; PRAGMA recursive_triggers = ON; PRAGMA secure_delete = ON;");
    if (access == Access::kRead) RunScript("PRAGMA query_only = ON");
  } catch (...) {
    sqlite3_close_v2(handle_);
    throw;
  }
}

SqliteConnection::SqliteConnection(const CopyFile& copy) {
  const int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  try {
    const int code = sqlite3_open_v2(UriOfCopy(copy.file).c_str(), &handle_, flags, nullptr);
    if (code != SQLITE_OK) ThrowSqlite(handle_, code, "open " + copy.file);
    RunScript("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON");
  } catch (...) {
    sqlite3_close_v2(handle_);
    throw;
  }
}

SqliteConnection::~SqliteConnection() {
  for (auto& [sql, statement] : statements_) sqlite3_finalize(statement->handle);
  sqlite3_close_v2(handle_);
}

void SqliteConnection::Begin(Access access) {
  broken_ = false;
  // Another process may be writing.
  sqlite3_busy_timeout(handle_, access == Access::kMark ? 0 : static_cast<int>(busy_timeout_.count()));
  RunToEnd(access == Access::kRead ? "BEGIN DEFERRED" : "BEGIN IMMEDIATE", {});
}

void SqliteConnection::Commit() { RunToEnd("COMMIT", {}); }

bool SqliteConnection::EmptyLog() {
  constexpr int kPatienceMilliseconds = 500;
  sqlite3_busy_timeout(handle_, kPatienceMilliseconds);
  return sqlite3_wal_checkpoint_v2(handle_, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr) == SQLITE_OK;
}

void SqliteConnection::Rewrite() {
  sqlite3_busy_timeout(handle_, static_cast<int>(busy_timeout_.count()));
  RunScript("VACUUM");
}

void SqliteConnection::Rollback() noexcept {
  broken_ = false;
  // After some failures (disk full) SQLite has rolled back by itself.
  if (sqlite3_get_autocommit(handle_) != 0) return;
  try {
    RunToEnd("ROLLBACK", {});
  } catch (const std::exception&) {
    sqlite3_exec(handle_, "ROLLBACK", nullptr, nullptr, nullptr);
  }
}

std::unique_ptr<Cursor> SqliteConnection::Run(std::string_view sql, std::span<const Value> values) {
  Statement* statement = Prepare(sql);
  auto cursor = std::make_unique<SqliteCursor>(*this, statement);
  Bind(statement->handle, sql, values);
  return cursor;
}

std::int64_t SqliteConnection::RunToEnd(std::string_view sql, std::span<const Value> values) {
  Statement* statement = Prepare(sql);
  SqliteCursor cursor(*this, statement);
  Bind(statement->handle, sql, values);
  while (cursor.Step()) {
  }
  return sqlite3_stmt_readonly(statement->handle) != 0 ? 0 : sqlite3_changes64(handle_);
}

void SqliteConnection::RunScript(std::string_view sql) {
  const int code = sqlite3_exec(handle_, std::string(sql).c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) Fail(code, sql.substr(0, 200));
}

bool SqliteConnection::IsOurs() {
  const auto number = [this](std::string_view sql) {
    const auto cursor = Run(sql, {});
    return cursor->Step() ? cursor->Int(0) : 0;
  };
  return number("PRAGMA application_id") == kOurApplicationId || number("SELECT COUNT(*) FROM sqlite_schema") == 0;
}

void SqliteConnection::MarkAsOurs() { RunScript("PRAGMA application_id = " + std::to_string(kOurApplicationId)); }

void SqliteConnection::Release(Statement* statement) noexcept {
  if (!statement->cached) {
    sqlite3_finalize(statement->handle);
    delete statement;
    return;
  }
  sqlite3_reset(statement->handle);
  sqlite3_clear_bindings(statement->handle);
  statement->in_use = false;
}

void SqliteConnection::Fail(int code, std::string_view doing) {
  broken_ = sqlite3_get_autocommit(handle_) == 0;
  ThrowSqlite(handle_, code, doing);
}

void SqliteConnection::RequireUnbroken() const {
  if (broken_) throw DatabaseError(ErrorCode::kOther, "a statement of the transaction had failed");
}

// The same text may run inside its own loop; the inner run then gets a statement of its own.
Statement* SqliteConnection::Prepare(std::string_view sql) {
  RequireUnbroken();
  const auto found = statements_.find(sql);
  if (found != statements_.end()) {
    if (found->second->in_use) return new Statement{Compile(sql, 0), true, false};
    found->second->in_use = true;
    return found->second.get();
  }
  if (statements_.size() >= kMostStatements) DropIdleStatements();
  auto statement = std::make_unique<Statement>(Statement{Compile(sql, SQLITE_PREPARE_PERSISTENT), true, true});
  return statements_.emplace(sql, std::move(statement)).first->second.get();
}

sqlite3_stmt* SqliteConnection::Compile(std::string_view sql, unsigned flags) {
  sqlite3_stmt* statement = nullptr;
  const char* tail = nullptr;
  const int code = sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()), flags, &statement, &tail);
  if (code != SQLITE_OK) Fail(code, sql);
  const std::string_view rest(tail, static_cast<std::size_t>(sql.data() + sql.size() - tail));
  if (statement == nullptr || rest.find_first_not_of(" \t\r\n;") != std::string_view::npos) {
    sqlite3_finalize(statement);
    throw DatabaseError(ErrorCode::kOther, "not one statement: " + std::string(sql));
  }
  return statement;
}

void SqliteConnection::DropIdleStatements() {
  std::erase_if(statements_, [](const auto& entry) {
    if (entry.second->in_use) return false;
    sqlite3_finalize(entry.second->handle);
    return true;
  });
}

void SqliteConnection::Bind(sqlite3_stmt* statement, std::string_view sql, std::span<const Value> values) {
  if (sqlite3_bind_parameter_count(statement) != static_cast<int>(values.size())) {
    throw DatabaseError(ErrorCode::kOther, "number of values differs from number of ?: " + std::string(sql));
  }
  int index = 0;
  for (const Value& value : values) {
    if (const int code = BindOne(statement, ++index, value); code != SQLITE_OK) Fail(code, sql);
  }
}

}  // namespace gongkai::db
