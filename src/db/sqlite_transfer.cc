// SQLite as the source and the target of whole installations: its tables, rows in any order, a copy while it is written
// to.
#include "db/sqlite_connection.h"

namespace gongkai::db {
namespace {

constexpr std::string_view kSelectTables = R"(
    SELECT name FROM pragma_table_list
    WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\' AND name NOT IN ('schema_migration', 'search_keys', 'search_segment', 'search_block')
    ORDER BY name)";
constexpr std::string_view kSelectColumns = "SELECT name FROM pragma_table_info(?) ORDER BY cid";
constexpr std::string_view kSelectKey = "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk";

std::vector<std::string> Texts(SqliteConnection& connection, std::string_view sql, std::span<const Value> values) {
  std::vector<std::string> texts;
  const auto cursor = connection.Run(sql, values);
  while (cursor->Step()) texts.emplace_back(cursor->Text(0));
  return texts;
}

struct Close {
  void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
};

}  // namespace

std::vector<Table> SqliteConnection::Tables() {
  std::vector<Table> tables;
  for (std::string& name : Texts(*this, kSelectTables, {})) {
    const Value values[] = {std::string_view(name)};
    Table table{.name = name, .key = Texts(*this, kSelectKey, values)};
    for (std::string& column : Texts(*this, kSelectColumns, values)) table.columns.push_back({std::move(column)});
    tables.push_back(std::move(table));
  }
  return tables;
}

void SqliteConnection::BeginImport() {
  RunScript("PRAGMA defer_foreign_keys = ON");  // until COMMIT
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
}

void SqliteConnection::EndImport() { sqlite3_db_config(handle_, SQLITE_DBCONFIG_ENABLE_TRIGGER, 1, nullptr); }

// One file without a journal beside it, so that it may be carried away.
bool SqliteConnection::CopyTo(const std::string& file) {
  sqlite3* opened = nullptr;
  const int code = sqlite3_open_v2(file.c_str(), &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE, nullptr);
  const std::unique_ptr<sqlite3, Close> copy(opened);
  if (code != SQLITE_OK) ThrowSqlite(opened, code, "open " + file);
  sqlite3_backup* backup = sqlite3_backup_init(opened, "main", handle_, "main");
  if (backup == nullptr) ThrowSqlite(opened, sqlite3_errcode(opened), "copy to " + file);
  const int copied = sqlite3_backup_step(backup, -1);
  sqlite3_backup_finish(backup);
  if (copied != SQLITE_DONE) ThrowSqlite(nullptr, copied, "copy to " + file);
  const int closed = sqlite3_exec(opened, "PRAGMA journal_mode = DELETE", nullptr, nullptr, nullptr);
  if (closed != SQLITE_OK) ThrowSqlite(opened, closed, "copy to " + file);
  return true;
}

}  // namespace gongkai::db
