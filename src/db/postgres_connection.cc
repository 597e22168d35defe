#include "db/postgres_connection.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "db/dialect.h"
#include "db/postgres_cursor.h"
#include "db/postgres_values.h"

namespace gongkai::db {
namespace {

constexpr std::size_t kMostStatements = 400;  // SQL is written as constants; more than this means it is being built

// Tables outside of extensions in the schema in which ours are made, unless the register of migrations bears our mark.
constexpr std::string_view kSelectForeignTables = R"(
    SELECT COUNT(*) FROM pg_class c
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
      AND COALESCE(obj_description(to_regclass('schema_migration'), 'pg_class'), '') <> 'gongkai')";
constexpr std::string_view kSelectLock = "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))";
constexpr std::string_view kMigrationLock = "gongkai migrations";

// What was acknowledged is on the server's disk; a stronger setting of the operator (remote_apply) stays. Compiling a
// statement takes longer than any of ours runs.
constexpr const char* kSettings = R"(
    SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') <> 'remote_apply';
    SET standard_conforming_strings = on;
    SET jit = off)";

struct StateMeaning {
  std::string_view prefix;  // of an SQLSTATE; the first that fits counts
  ErrorCode code;
};
constexpr std::array<StateMeaning, 18> kStates = {{
    {"23505", ErrorCode::kUnique},
    {"23503", ErrorCode::kForeignKey},
    {"23502", ErrorCode::kNotNull},
    {"23", ErrorCode::kCheck},
    {"P0001", ErrorCode::kCheck},  // RAISE in a trigger
    {"40001", ErrorCode::kSerialization},
    {"40P01", ErrorCode::kSerialization},  // deadlock
    {"55P03", ErrorCode::kBusy},           // lock_timeout
    {"57014", ErrorCode::kBusy},           // statement_timeout of the operator
    {"53300", ErrorCode::kBusy},           // the server has no connection left
    {"XX001", ErrorCode::kDamaged},
    {"XX002", ErrorCode::kDamaged},
    {"08", ErrorCode::kGone},
    {"25006", ErrorCode::kGone},  // the server takes no writes (any more)
    {"42501", ErrorCode::kGone},  // no permission
    {"53", ErrorCode::kGone},     // disk full, memory
    {"57P", ErrorCode::kGone},    // shutting down, crashed
    {"58", ErrorCode::kGone},     // input and output
}};

ErrorCode ToErrorCode(std::string_view state, bool connected) {
  for (const StateMeaning& meaning : kStates) {
    if (!state.empty() && state.starts_with(meaning.prefix)) return meaning.code;
  }
  return connected ? ErrorCode::kOther : ErrorCode::kGone;
}

// Defaults stand before the URL, so that it may say otherwise; what must hold stands behind it.
PGconn* Connect(const PostgresAddress& address) {
  std::vector<const char*> names = {"connect_timeout", "tcp_user_timeout", "keepalives_idle", "target_session_attrs",
                                    "dbname",          "client_encoding",  "application_name"};
  std::vector<const char*> values = {"10", "30000", "30", "prefer-standby", address.url.c_str(), "UTF8", "gongkai"};
  if (address.role == Role::kPrimary) {
    names.push_back("target_session_attrs");
    values.push_back("read-write");
  }
  names.push_back(nullptr);
  values.push_back(nullptr);
  return PQconnectdbParams(names.data(), values.data(), 1);
}

std::string WithoutLineEnd(const char* message) {
  std::string text = message == nullptr ? "" : message;
  std::replace(text.begin(), text.end(), '\n', ' ');
  while (text.ends_with(' ')) text.pop_back();
  return text;
}

const char* BeginOf(Access access) {
  switch (access) {
    case Access::kRead:
      return kBeginReading;
    case Access::kWrite:
      return "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE";
    case Access::kMark:
      return "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; SET LOCAL synchronous_commit = off; "
             "SET LOCAL lock_timeout = 50";
  }
  return "";
}

}  // namespace

PostgresConnection::PostgresConnection(const PostgresAddress& address)
    : handle_(Connect(address)), busy_timeout_(address.busy_timeout) {
  SetUp();
}

PostgresConnection::~PostgresConnection() = default;

void PostgresConnection::SetUp() {
  if (PQstatus(handle_.get()) != CONNECTION_OK) Throw(nullptr, "connect");
  PQsetNoticeProcessor(
      handle_.get(), [](void*, const char*) {}, nullptr);
  const char* encoding = PQparameterStatus(handle_.get(), "server_encoding");
  if (encoding == nullptr || std::string_view(encoding) != "UTF8") {
    throw DatabaseError(ErrorCode::kOther, "the encoding of the database is not UTF8");
  }
  Execute(kSettings);
  Execute(("SET lock_timeout = " + std::to_string(busy_timeout_.count())).c_str());
}

void PostgresConnection::Reconnect() {
  ForgetStatements();
  spoiled_ = false;
  PQreset(handle_.get());
  SetUp();
}

bool PostgresConnection::IsIdle() const {
  const bool between = reading_has_ended_ || PQtransactionStatus(handle_.get()) == PQTRANS_IDLE;
  return !spoiled_ && between && PQstatus(handle_.get()) == CONNECTION_OK;
}

void PostgresConnection::Begin(Access access) {
  reads_only_ = access == Access::kRead;
  if (reads_only_) {
    has_to_begin_ = true;
    return;
  }
  BeginNow(BeginOf(access));
}

void PostgresConnection::BeginNow(const char* begin) {
  has_to_begin_ = false;
  const ResultPtr result(PQexec(handle_.get(), begin));  // reads what was left unread of EndReading, too
  reading_has_ended_ = false;
  if (PQresultStatus(result.get()) == PGRES_COMMAND_OK) return;
  // Since it was last used the server has been restarted, or has become a replica. Nothing is lost yet: once more.
  Reconnect();
  Execute(begin);
}

void PostgresConnection::BeginAlone() {
  Begin(Access::kWrite);
  Lock(kMigrationLock);
}

// COMMIT of a transaction in which something failed is a ROLLBACK, and the server does not call that an error.
void PostgresConnection::Commit() {
  FreeTheLine();
  const ResultPtr result(PQexec(handle_.get(), "COMMIT"));
  if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) Throw(result.get(), "COMMIT");
  if (std::string_view(PQcmdStatus(result.get())) != "COMMIT") {
    throw DatabaseError(ErrorCode::kOther, "a statement of the transaction had failed, it was rolled back");
  }
}

void PostgresConnection::Rollback() noexcept {
  has_to_begin_ = false;
  const PGTransactionStatusType status = PQtransactionStatus(handle_.get());
  if (status != PQTRANS_INTRANS && status != PQTRANS_INERROR) return;
  if (reads_only_) return EndReading();
  ResultPtr(PQexec(handle_.get(), "ROLLBACK"));
}

// Nobody waits for the end of what only read: the answer is taken up by the next Begin.
void PostgresConnection::EndReading() noexcept { reading_has_ended_ = PQsendQuery(handle_.get(), "ROLLBACK") == 1; }

// A reading begins on the way of its first question, when that was prepared before (postgres_together.cc).
ResultPtr PostgresConnection::Ask(std::string_view sql, std::span<const Value> values) {
  const BoundValues bound(values);
  const std::string* prepared = has_to_begin_ ? FindPrepared(sql, bound.types()) : nullptr;
  const Ready ready[] = {{prepared, &bound}};
  std::vector<ResultPtr> answers = prepared == nullptr ? std::vector<ResultPtr>() : AskInOneGo(ready);
  if (answers.empty()) {
    FreeTheLine();
    const std::string& name = Prepare(sql, bound.types());
    answers.emplace_back(PQexecPrepared(handle_.get(), name.c_str(), bound.count(), bound.addresses(), bound.lengths(),
                                        bound.formats(), kBinary));
  }
  RequireAnswer(answers[0].get(), sql);
  return std::move(answers[0]);
}

void PostgresConnection::RequireAnswer(const PGresult* result, std::string_view sql) {
  const ExecStatusType status = PQresultStatus(result);
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) Throw(result, sql);
}

std::unique_ptr<Cursor> PostgresConnection::Run(std::string_view sql, std::span<const Value> values) {
  return std::make_unique<PostgresCursor>(*this, sql, Ask(sql, values));
}

std::unique_ptr<Cursor> PostgresConnection::Stream(std::string_view sql, std::span<const Value> values) {
  const BoundValues bound(values);
  FreeTheLine();
  const std::string& name = Prepare(sql, bound.types());
  auto cursor = std::make_unique<PostgresCursor>(*this, sql, nullptr);
  if (PQsendQueryPrepared(handle_.get(), name.c_str(), bound.count(), bound.addresses(), bound.lengths(),
                          bound.formats(), kBinary) == 0) {
    Throw(nullptr, sql);
  }
  PQsetSingleRowMode(handle_.get());
  on_the_line_ = cursor.get();
  return cursor;
}

std::int64_t PostgresConnection::RunToEnd(std::string_view sql, std::span<const Value> values) {
  const ResultPtr result = Ask(sql, values);
  if (std::string_view(PQcmdStatus(result.get())).starts_with("SELECT")) return 0;
  const std::string_view rows = PQcmdTuples(result.get());
  std::int64_t count = 0;
  std::from_chars(rows.data(), rows.data() + rows.size(), count);
  return count;
}

void PostgresConnection::Lock(std::string_view name) {
  const Value values[] = {name};
  RunToEnd(kSelectLock, values);
}

void PostgresConnection::RunScript(std::string_view sql) { Execute(ToPostgresTables(sql).c_str()); }

bool PostgresConnection::IsOurs() {
  const auto cursor = Run(kSelectForeignTables, {});
  return cursor->Step() && cursor->Int(0) == 0;
}

void PostgresConnection::MarkAsOurs() { Execute("COMMENT ON TABLE schema_migration IS 'gongkai'"); }

void PostgresConnection::Execute(const char* sql) {
  FreeTheLine();
  const ResultPtr result(PQexec(handle_.get(), sql));
  const ExecStatusType status = PQresultStatus(result.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
    Throw(result.get(), std::string_view(sql).substr(0, 200));
}

PostgresConnection::Statement& PostgresConnection::Find(std::string_view sql) {
  if (const auto found = statements_.find(sql); found != statements_.end()) return found->second;
  NumberedSql numbered = NumberValues(sql);
  return statements_.emplace(sql, Statement{std::move(numbered.text), numbered.values, {}}).first->second;
}

const std::string* PostgresConnection::FindPrepared(std::string_view sql, const std::vector<Oid>& types) const {
  const auto found = statements_.find(sql);
  if (found == statements_.end()) return nullptr;
  const auto prepared = std::ranges::find(found->second.prepared, types, &Prepared::types);
  return prepared == found->second.prepared.end() ? nullptr : &prepared->name;
}

// Returns the name of the prepared statement.
const std::string& PostgresConnection::Prepare(std::string_view sql, const std::vector<Oid>& types) {
  if (prepared_ >= kMostStatements) {
    Execute("DEALLOCATE ALL");
    ForgetStatements();
  }
  Statement& statement = Find(sql);
  if (statement.values != static_cast<int>(types.size())) {
    throw DatabaseError(ErrorCode::kOther, "number of values differs from number of ?: " + std::string(sql));
  }
  if (const std::string* name = FindPrepared(sql, types)) return *name;
  std::string name = "s" + std::to_string(++names_given_);
  const ResultPtr result(
      PQprepare(handle_.get(), name.c_str(), statement.numbered.c_str(), static_cast<int>(types.size()), types.data()));
  if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) Throw(result.get(), sql);
  ++prepared_;
  return statement.prepared.emplace_back(Prepared{std::move(name), types}).name;
}

void PostgresConnection::ForgetStatements() {
  statements_.clear();
  prepared_ = 0;
}

// Before anything else is asked.
void PostgresConnection::FreeTheLine() {
  if (has_to_begin_) BeginNow(kBeginReading);
  if (on_the_line_ != nullptr) on_the_line_->ReadAhead();
}

// Only the first line of what the server says goes into the log: the second repeats the values of the row.
void PostgresConnection::Throw(const PGresult* result, std::string_view doing) {
  const char* state = result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_SQLSTATE);
  const char* primary = result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
  const std::string_view code = state == nullptr ? "" : state;
  // A plan that no longer fits tables that were changed, a statement the server has forgotten: gone with the
  // connection.
  if (code == "0A000" || code == "26000") spoiled_ = true;
  throw DatabaseError(ToErrorCode(code, PQstatus(handle_.get()) == CONNECTION_OK),
                      WithoutLineEnd(primary == nullptr ? PQerrorMessage(handle_.get()) : primary) +
                          (code.empty() ? "" : " (" + std::string(code) + ")") + ": " + std::string(doing));
}

}  // namespace gongkai::db
