#include "db/database.h"

#include <filesystem>

#include "db/engine.h"
#include "db/migrate.h"

namespace gongkai::db {
namespace {

Error OpenError(const std::string& file, const DatabaseError& error) {
  if (error.code() == ErrorCode::kDamaged) {
    return Error{ErrorKind::kUnreadable, file + " 不是数据文件或已损坏，请用备份恢复。", ""};
  }
  if (error.code() == ErrorCode::kBusy) {
    return Error{ErrorKind::kConflict, file + " 正被另一个程序长时间占用，请先把它关掉。", ""};
  }
  return Error{ErrorKind::kInvalidInput,
               "打不开数据文件 " + file + "，请检查目录权限和磁盘空间（" + error.what() + "）。", ""};
}

}  // namespace

Session::Session(Engine& engine, std::unique_ptr<Connection> connection)
    : engine_(&engine), connection_(std::move(connection)) {}
Session::Session(Session&&) noexcept = default;
Session::~Session() = default;

Rows Session::Run(std::string_view sql, std::span<const Value> values) { return Rows(connection_->Run(sql, values)); }

std::int64_t Session::RunToEnd(std::string_view sql, std::span<const Value> values) {
  return connection_->RunToEnd(sql, values);
}

Reader::Reader(Engine& engine, std::unique_ptr<Connection> connection) : Session(engine, std::move(connection)) {
  connection_->Begin(Access::kRead);
}

Reader::~Reader() {
  if (connection_ == nullptr) return;
  connection_->Rollback();
  engine_->GiveBack(Access::kRead, std::move(connection_));
}

Transaction::Transaction(Engine& engine, std::unique_ptr<Connection> connection)
    : Session(engine, std::move(connection)) {
  try {
    connection_->Begin(Access::kWrite);
  } catch (...) {
    engine_->GiveBack(Access::kWrite, std::move(connection_));
    throw;
  }
}

Transaction::~Transaction() {
  if (connection_ == nullptr) return;
  connection_->Rollback();
  engine_->GiveBack(Access::kWrite, std::move(connection_));
}

void Transaction::Commit() {
  connection_->Commit();
  engine_->GiveBack(Access::kWrite, std::move(connection_));
}

Database::Database(std::unique_ptr<Engine> engine) : engine_(std::move(engine)) {}
Database::~Database() = default;

Result<std::unique_ptr<Database>> Database::Open(const Location& location, std::span<const EmbeddedFile> migrations) {
  const std::string file = location.directory + "/gongkai.db";
  std::error_code failure;
  // What lies there is for the account that runs the program alone. A folder that was there before is somebody's choice
  // and stays as it is; the file in it, which its journal follows, does not.
  namespace fs = std::filesystem;
  if (fs::create_directories(location.directory, failure)) {
    fs::permissions(location.directory, fs::perms::owner_all, failure);
  }
  if (failure) {
    return Error{ErrorKind::kInvalidInput, "建不了数据目录 " + location.directory + "，请检查路径和权限。", ""};
  }
  try {
    auto engine = OpenSqlite(file, location.busy_timeout, location.readers);
    std::error_code not_ours;
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write, not_ours);
    if (const Status migrated = Migrate(*engine, migrations, file); !migrated) return migrated.error();
    return std::unique_ptr<Database>(new Database(std::move(engine)));
  } catch (const DatabaseError& error) {
    return OpenError(file, error);
  }
}

Transaction Database::Begin() { return Transaction(*engine_, engine_->Take(Access::kWrite)); }
Reader Database::Read() { return Reader(*engine_, engine_->Take(Access::kRead)); }

}  // namespace gongkai::db
