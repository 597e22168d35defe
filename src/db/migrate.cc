#include "db/migrate.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <stdexcept>
#include <string>

namespace gongkai::db {
namespace {

struct Migration {
  std::string_view name;
  std::string_view sql;
};

constexpr std::string_view kCreateRegister =
    "CREATE TABLE IF NOT EXISTS schema_migration (number BIGINT PRIMARY KEY, name TEXT NOT NULL)";
constexpr std::string_view kSelectApplied = "SELECT number FROM schema_migration";
constexpr std::string_view kInsertApplied = "INSERT INTO schema_migration (number, name) VALUES (?, ?)";

// Named for one engine: NNNN_what.sqlite.sql.
bool IsForOtherEngine(std::string_view name, std::string_view dialect) {
  const std::string_view stem = name.substr(0, name.rfind('.'));
  const std::size_t dot = stem.rfind('.');
  return dot != std::string_view::npos && stem.substr(dot + 1) != dialect;
}

std::map<std::int64_t, Migration> InOrder(std::span<const EmbeddedFile> files, std::string_view dialect) {
  std::map<std::int64_t, Migration> migrations;
  for (const EmbeddedFile& file : files) {
    if (IsForOtherEngine(file.name, dialect)) continue;
    if (!migrations.emplace(MigrationNumber(file.name), Migration{file.name, file.bytes}).second) {
      throw std::logic_error("two migrations have one number: " + std::string(file.name));
    }
  }
  return migrations;
}

std::set<std::int64_t> Applied(Connection& connection) {
  std::set<std::int64_t> numbers;
  const auto cursor = connection.Run(kSelectApplied, {});
  while (cursor->Step()) numbers.insert(cursor->Int(0));
  return numbers;
}

Status ApplyMissing(Connection& connection, const std::map<std::int64_t, Migration>& migrations,
                    std::string_view place) {
  if (!connection.IsOurs()) {
    return Error{ErrorKind::kUnreadable, std::string(place) + " 里是别的程序的数据，请换一个数据目录或数据库。", ""};
  }
  connection.RunToEnd(kCreateRegister, {});
  connection.MarkAsOurs();
  const std::set<std::int64_t> applied = Applied(connection);
  const std::int64_t newest_known = migrations.empty() ? 0 : migrations.rbegin()->first;
  if (!applied.empty() && *applied.rbegin() > newest_known) {
    return Error{ErrorKind::kConflict,
                 std::string(place) + " 里的数据由更新的程序写成（数据为第" + std::to_string(*applied.rbegin()) +
                     "版，本程序只认识到第" + std::to_string(newest_known) + "版），请换用新版程序打开。",
                 ""};
  }
  bool anything_new = false;
  for (const auto& [number, migration] : migrations) {
    if (applied.contains(number)) continue;
    anything_new = true;
    connection.RunScript(migration.sql);
    const Value values[] = {number, migration.name};
    connection.RunToEnd(kInsertApplied, values);
  }
  if (anything_new) connection.MoveIds();  // a migration that makes a table anew copies its rows with their ids
  return Ok();
}

}  // namespace

std::int64_t MigrationNumber(std::string_view name) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
  if (error != std::errc() || end != name.data() + 4 || number == 0) {
    throw std::logic_error("a migration is named NNNN_what.sql: " + std::string(name));
  }
  return number;
}

std::int64_t NewestMigration(std::span<const EmbeddedFile> migrations) {
  std::int64_t newest = 0;
  for (const EmbeddedFile& file : migrations) newest = std::max(newest, MigrationNumber(file.name));
  return newest;
}

Status Migrate(Engine& engine, std::span<const EmbeddedFile> files, std::string_view place) {
  const auto migrations = InOrder(files, engine.Dialect());
  auto connection = engine.Take(Access::kWrite);
  Status status = Ok();
  try {
    connection->BeginAlone();
    status = ApplyMissing(*connection, migrations, place);
    if (status) connection->Commit();
  } catch (...) {
    connection->Rollback();
    engine.GiveBack(Access::kWrite, std::move(connection));
    throw;
  }
  connection->Rollback();
  engine.GiveBack(Access::kWrite, std::move(connection));
  return status;
}

}  // namespace gongkai::db
