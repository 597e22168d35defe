#include "db/transfer.h"

#include <algorithm>

#include "db/engine.h"
#include "db/migrate.h"
#include "db/transfer_format.h"

namespace gongkai::db {
namespace {

constexpr std::string_view kSelectNewest = "SELECT MAX(number) FROM schema_migration";

// The names come from the tables themselves.
std::string Names(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "\"" : ", \"") + name + "\"";
  return list;
}

std::string SelectAll(const Table& table, const std::vector<std::string>& columns) {
  const std::string order = table.key.empty() ? "" : " ORDER BY " + Names(table.key);
  return "SELECT " + Names(columns) + " FROM \"" + table.name + "\"" + order;
}

std::string InsertRow(const ExportReader::TableLine& table) {
  std::string marks;
  for (std::size_t i = 0; i < table.columns.size(); ++i) marks += i == 0 ? "?" : ", ?";
  return "INSERT INTO \"" + table.name + "\" (" + Names(table.columns) + ") VALUES (" + marks + ")";
}

std::vector<std::string> ColumnsOf(const Table& table) {
  std::vector<std::string> names;
  for (const Column& column : table.columns) names.push_back(column.name);
  return names;
}

bool HoldsRows(Session& session) {
  for (const Table& table : Underneath(session).Tables()) {
    if (session.First<int>("SELECT 1 FROM \"" + table.name + "\" LIMIT 1")) return true;
  }
  return false;
}

// The types of what is missing, column by column. Errors: kConflict when the table or a column of it is not there.
Result<std::vector<NullOf>> TypesOf(const std::vector<Table>& tables, const ExportReader::TableLine& line) {
  const auto table = std::find_if(tables.begin(), tables.end(), [&](const Table& t) { return t.name == line.name; });
  const Error unknown{ErrorKind::kConflict, "导出文件里的表 " + line.name + " 与本程序的不一样，不能导入。", ""};
  if (table == tables.end()) return unknown;
  std::vector<NullOf> types;
  for (const std::string& name : line.columns) {
    const auto column =
        std::find_if(table->columns.begin(), table->columns.end(), [&](const Column& c) { return c.name == name; });
    if (column == table->columns.end()) return unknown;
    types.push_back(column->type);
  }
  return types;
}

Status FillTable(Connection& connection, const std::vector<Table>& tables, const ExportReader::TableLine& table,
                 ExportReader& reader) {
  const std::vector<NullOf> types = TRY(TypesOf(tables, table));
  const std::string insert = InsertRow(table);
  std::vector<Value> values;
  std::int64_t number = 0;
  while (const std::vector<Value>* row = reader.NextRow()) {
    ++number;
    values = *row;
    for (std::size_t i = 0; i < values.size() && i < types.size(); ++i) {
      if (std::holds_alternative<Null>(values[i])) values[i] = Null{types[i]};
    }
    try {
      connection.RunToEnd(insert, values);
    } catch (const DatabaseError& error) {
      throw DatabaseError(error.code(),
                          "table " + table.name + ", row " + std::to_string(number) + ": " + error.what());
    }
  }
  return Ok();
}

Status FillTables(Transaction& act, const std::string& file) {
  Connection& connection = Underneath(act);
  const std::vector<Table> tables = connection.Tables();
  connection.BeginImport();
  ExportReader reader(file);
  while (const auto table = reader.NextTable()) TRY(FillTable(connection, tables, *table, reader));
  connection.EndImport();
  act.Commit();
  return Ok();
}

// What the tables refuse (a missing parent, a text that PostgreSQL cannot keep) is the file's fault, all else is not.
Status FillOrSay(Transaction& act, const std::string& file) {
  try {
    return FillTables(act, file);
  } catch (const DatabaseError& error) {
    const ErrorCode code = error.code();
    if (code == ErrorCode::kGone || code == ErrorCode::kBusy || code == ErrorCode::kSerialization) throw;
    return Error{ErrorKind::kUnreadable,
                 file + " 里有数据库不接受的内容，没有导入（" + std::string(error.what()).substr(0, 300) + "）。", ""};
  }
}

std::vector<EmbeddedFile> UpTo(std::span<const EmbeddedFile> migrations, std::int64_t newest) {
  std::vector<EmbeddedFile> earlier;
  for (const EmbeddedFile& file : migrations) {
    if (MigrationNumber(file.name) <= newest) earlier.push_back(file);
  }
  return earlier;
}

Error AlreadyHolds(const Location& place) {
  return Error{ErrorKind::kConflict, PlaceOf(place) + " 里已经有数据，只能导入到空的数据目录或数据库。", ""};
}

}  // namespace

Result<TransferCount> Export(Database& database, const std::string& file) {
  NewFile made = TRY(NewFile::Create(file));
  Reader reader = database.Read();
  ExportWriter writer(std::move(made), reader.One<std::int64_t>(kSelectNewest));
  for (const Table& table : Underneath(reader).Tables()) {
    const std::vector<std::string> columns = ColumnsOf(table);
    writer.BeginTable(table.name, columns);
    for (const Row& row : reader.Stream(SelectAll(table, columns))) writer.AddRow(row);
  }
  return writer.Finish();
}

Result<TransferCount> Import(const std::string& file, const Location& into, std::span<const EmbeddedFile> migrations) {
  const ExportSummary summary = TRY(CheckExport(file));
  if (summary.newest_migration > NewestMigration(migrations)) {
    return Error{ErrorKind::kConflict, file + " 由更新的程序导出，请换用新版程序导入。", ""};
  }
  {
    auto opened = Database::Open(into, UpTo(migrations, summary.newest_migration));
    if (!opened) return opened.error().kind == ErrorKind::kConflict ? AlreadyHolds(into) : opened.error();
    Transaction act = (*opened)->Begin();
    if (HoldsRows(act)) return AlreadyHolds(into);
    TRY(FillOrSay(act, file));
  }
  TRY(Database::Open(into, migrations));
  return summary.count;
}

}  // namespace gongkai::db
