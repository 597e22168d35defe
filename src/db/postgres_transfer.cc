// PostgreSQL as the source and the target of whole installations: its tables, and rows in any order.
#include "db/postgres_connection.h"
#include "db/postgres_values.h"

namespace gongkai::db {
namespace {

// One row a column; place_in_key counts from 1, 0 is no part of it. What searches are answered from is
// made anew: search_keys and what is made of them.
constexpr std::string_view kSelectColumns = R"(
    SELECT c.relname, a.attname, CAST(a.atttypid AS BIGINT),
           COALESCE(array_position(CAST(i.indkey AS int2[]), a.attnum) + 1, 0) AS place_in_key
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND c.relname NOT IN ('schema_migration', 'search_keys', 'search_segment', 'search_block')
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
    ORDER BY c.relname COLLATE "C", a.attnum)";

// Queries that write statements, one a row.
constexpr std::string_view kDeferKeys = R"(
    SELECT format('ALTER TABLE %s ALTER CONSTRAINT %I DEFERRABLE INITIALLY DEFERRED', conrelid::regclass, conname)
    FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace AND NOT condeferrable)";
constexpr std::string_view kRestoreKeys = R"(
    SELECT format('ALTER TABLE %s ALTER CONSTRAINT %I NOT DEFERRABLE', conrelid::regclass, conname)
    FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace AND NOT condeferrable)";
constexpr std::string_view kSilenceTriggers = R"(
    SELECT DISTINCT format('ALTER TABLE %s DISABLE TRIGGER USER', tgrelid::regclass) FROM pg_trigger t
    JOIN pg_class c ON c.oid = t.tgrelid AND c.relnamespace = current_schema()::regnamespace WHERE NOT tgisinternal)";
constexpr std::string_view kWakeTriggers = R"(
    SELECT DISTINCT format('ALTER TABLE %s ENABLE TRIGGER USER', tgrelid::regclass) FROM pg_trigger t
    JOIN pg_class c ON c.oid = t.tgrelid AND c.relnamespace = current_schema()::regnamespace WHERE NOT tgisinternal)";
// Only where the sequence lies behind its table: moving it is no part of the transaction, and one that others draw from
// at the same time must not be set back under them.
constexpr std::string_view kMoveIds = R"(
    SELECT format('SELECT setval(%L, MAX(%I)) FROM %s HAVING MAX(%I) >
                   (SELECT last_value - CASE WHEN is_called THEN 0 ELSE 1 END FROM %s)',
                  s.name, a.attname, c.oid::regclass, a.attname, s.name)
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attidentity <> ''
    CROSS JOIN LATERAL (SELECT pg_get_serial_sequence(c.oid::regclass::text, a.attname) AS name) s
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r')";

NullOf NullOfColumn(std::int64_t type) {
  switch (type) {
    case kInt2:
    case kInt4:
    case kInt8:
      return NullOf::kInt;
    case kFloat8:
      return NullOf::kDouble;
    case kText:
      return NullOf::kText;
    case kBytea:
      return NullOf::kBytes;
    default:
      return NullOf::kAnything;
  }
}

}  // namespace

std::vector<Table> PostgresConnection::Tables() {
  std::vector<Table> tables;
  const auto cursor = Run(kSelectColumns, {});
  while (cursor->Step()) {
    if (tables.empty() || tables.back().name != cursor->Text(0))
      tables.push_back({std::string(cursor->Text(0)), {}, {}});
    Table& table = tables.back();
    table.columns.push_back({std::string(cursor->Text(1)), NullOfColumn(cursor->Int(2))});
    const auto place = static_cast<std::size_t>(cursor->Int(3));
    if (place > table.key.size()) table.key.resize(place);
    if (place > 0) table.key[place - 1] = table.columns.back().name;
  }
  return tables;
}

void PostgresConnection::BeginImport() {
  after_import_ = Statements(kRestoreKeys);
  std::vector<std::string> wake = Statements(kWakeTriggers);
  after_import_.insert(after_import_.end(), wake.begin(), wake.end());
  ExecuteAll(Statements(kDeferKeys));
  ExecuteAll(Statements(kSilenceTriggers));
}

void PostgresConnection::EndImport() {
  Execute("SET CONSTRAINTS ALL IMMEDIATE");
  ExecuteAll(after_import_);
  MoveIds();
}

void PostgresConnection::MoveIds() { ExecuteAll(Statements(kMoveIds)); }

std::vector<std::string> PostgresConnection::Statements(std::string_view query) {
  std::vector<std::string> statements;
  const auto cursor = Run(query, {});
  while (cursor->Step()) statements.emplace_back(cursor->Text(0));
  return statements;
}

void PostgresConnection::ExecuteAll(const std::vector<std::string>& statements) {
  for (const std::string& statement : statements) Execute(statement.c_str());
}

}  // namespace gongkai::db
