#include "db/database.h"

#include <filesystem>

#include "db/engine.h"
#include "db/migrate.h"

namespace gongkai::db {
namespace {

namespace fs = std::filesystem;

Error SqliteError(const std::string& file, const DatabaseError& error) {
  if (error.code() == ErrorCode::kDamaged) {
    return Error{ErrorKind::kUnreadable, file + " 不是数据文件或已损坏，请用备份恢复。", ""};
  }
  if (error.code() == ErrorCode::kBusy) {
    return Error{ErrorKind::kConflict, file + " 正被另一个程序长时间占用，请先把它关掉。", ""};
  }
  return Error{ErrorKind::kInvalidInput,
               "打不开数据文件 " + file + "，请检查目录权限和磁盘空间（" + error.what() + "）。", ""};
}

Error PostgresError(const std::string& name, const DatabaseError& error) {
  if (error.code() == ErrorCode::kBusy) {
    return Error{ErrorKind::kConflict, "数据库 " + name + " 正被另一个程序长时间占用，请稍后再试。", ""};
  }
  return Error{ErrorKind::kInvalidInput,
               "用不了数据库 " + name + "，请检查地址、账号、权限和编码（须为 UTF8）（" + error.what() + "）。", ""};
}

// What lies there is for the account that runs the program alone. A folder that was there before is somebody's choice
// and stays as it is; the file in it, which its journal follows, does not.
Status MakeDirectory(const std::string& directory) {
  std::error_code failure;
  if (fs::create_directories(directory, failure)) fs::permissions(directory, fs::perms::owner_all, failure);
  if (!failure) return Ok();
  return Error{ErrorKind::kInvalidInput, "建不了数据目录 " + directory + "，请检查路径和权限。", ""};
}

std::unique_ptr<Engine> OpenPrimary(const Location& location, const std::string& file) {
  if (!location.url.empty()) {
    return OpenPostgres({.url = location.url,
                         .busy_timeout = location.busy_timeout,
                         .readers = location.readers,
                         .writers = location.writers});
  }
  auto engine = OpenSqlite(file, location.busy_timeout, location.readers);
  std::error_code not_ours;
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write, not_ours);
  return engine;
}

std::unique_ptr<Engine> OpenReplica(const Location& location) {
  if (location.read_url.empty()) return nullptr;
  return OpenPostgres(
      {.url = location.read_url, .replica = true, .busy_timeout = location.busy_timeout, .readers = location.readers});
}

Result<std::string> NameOfUrl(const std::string& url) {
  try {
    return NameOfPostgres(url);
  } catch (const DatabaseError&) {
    return Error{ErrorKind::kInvalidInput,
                 "数据库地址应写成 postgresql://用户@主机:端口/库名 的样子，请检查 --db 和 --db-read。", ""};
  }
}

}  // namespace

Session::Session(Engine& engine, std::unique_ptr<Connection> connection)
    : engine_(&engine), connection_(std::move(connection)) {}
Session::Session(Session&&) noexcept = default;
Session::~Session() = default;

bool Session::IsOnPostgres() const { return engine_->Dialect() == "postgres"; }

Rows Session::Run(std::string_view sql, std::span<const Value> values) { return Rows(connection_->Run(sql, values)); }

Rows Session::RunStream(std::string_view sql, std::span<const Value> values) {
  return Rows(connection_->Stream(sql, values));
}

std::int64_t Session::RunToEnd(std::string_view sql, std::span<const Value> values) {
  return connection_->RunToEnd(sql, values);
}

Connection& Underneath(Session& session) { return *session.connection_; }

Reader::Reader(Engine& engine, std::unique_ptr<Connection> connection) : Session(engine, std::move(connection)) {
  try {
    connection_->Begin(Access::kRead);
  } catch (...) {
    engine_->GiveBack(Access::kRead, std::move(connection_));
    throw;
  }
}

Reader::~Reader() {
  if (connection_ == nullptr) return;
  connection_->Rollback();
  engine_->GiveBack(Access::kRead, std::move(connection_));
}

Transaction::Transaction(Engine& engine, std::unique_ptr<Connection> connection, Access access)
    : Session(engine, std::move(connection)) {
  try {
    connection_->Begin(access);
  } catch (...) {
    engine_->GiveBack(access, std::move(connection_));
    throw;
  }
}

Transaction::~Transaction() {
  if (connection_ == nullptr) return;
  connection_->Rollback();
  engine_->GiveBack(Access::kWrite, std::move(connection_));
}

void Transaction::Lock(std::string_view name) { connection_->Lock(name); }

void Transaction::Commit() {
  connection_->Commit();
  engine_->GiveBack(Access::kWrite, std::move(connection_));
}

std::string PlaceOf(const Location& location) {
  return location.url.empty() ? location.directory + "/gongkai.db" : NameOfPostgres(location.url);
}

Database::Database(std::unique_ptr<Engine> engine, std::unique_ptr<Engine> replica)
    : engine_(std::move(engine)), replica_(std::move(replica)) {}
Database::~Database() = default;

Result<std::unique_ptr<Database>> Database::Open(const Location& location, std::span<const EmbeddedFile> migrations) {
  const bool on_server = !location.url.empty();
  if (!location.read_url.empty()) TRY(NameOfUrl(location.read_url));
  if (!on_server) TRY(MakeDirectory(location.directory));
  if (on_server) TRY(NameOfUrl(location.url));
  const std::string place = PlaceOf(location);
  try {
    auto engine = OpenPrimary(location, place);
    if (const Status migrated = Migrate(*engine, migrations, place); !migrated) return migrated.error();
    return std::unique_ptr<Database>(new Database(std::move(engine), OpenReplica(location)));
  } catch (const DatabaseError& error) {
    return on_server ? PostgresError(place, error) : SqliteError(place, error);
  }
}

Transaction Database::Begin() { return Transaction(*engine_, engine_->Take(Access::kWrite), Access::kWrite); }

std::optional<Transaction> Database::BeginMark() {
  auto connection = engine_->Take(Access::kMark);
  if (connection == nullptr) return std::nullopt;
  try {
    return Transaction(*engine_, std::move(connection), Access::kMark);
  } catch (const DatabaseError& error) {
    if (error.code() != ErrorCode::kBusy) throw;
    return std::nullopt;
  }
}

bool Database::EmptyLog() { return engine_->EmptyLog(); }
void Database::Rewrite() { engine_->Rewrite(); }

Reader Database::Read() { return Reader(*engine_, engine_->Take(Access::kRead)); }
Reader Database::ReadReplica() {
  return replica_ == nullptr ? Read() : Reader(*replica_, replica_->Take(Access::kRead));
}

}  // namespace gongkai::db
