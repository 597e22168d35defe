#include "support/test_databases.h"

#include <libpq-fe.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <stdexcept>
#include <vector>

namespace gongkai::testing {
namespace {

std::string ServerUrl() {
  const char* url = std::getenv("GONGKAI_TEST_POSTGRES");
  if (url != nullptr && *url != '\0') return url;
  throw std::runtime_error(
      "GONGKAI_TEST_POSTGRES is not set: this half of the test needs a PostgreSQL server. Use ./dev test, or\n"
      "  export GONGKAI_TEST_POSTGRES=$(scripts/temporary_postgres.sh start /tmp/gongkai-pg)   and afterwards\n"
      "  scripts/temporary_postgres.sh stop /tmp/gongkai-pg");
}

// The same server, another database: what stands between the last "/" before "?" and the "?".
std::string WithDatabase(const std::string& url, const std::string& name) {
  const std::size_t options = std::min(url.find('?'), url.size());
  const std::size_t slash = url.rfind('/', options);
  return url.substr(0, slash + 1) + name + url.substr(options);
}

// One a test program: making a database takes a second, a schema in it takes none.
class OwnDatabase {
 public:
  OwnDatabase() : name_("gongkai_test_" + std::to_string(getpid())), url_(WithDatabase(ServerUrl(), name_)) {
    RunOnServer(ServerUrl(), "CREATE DATABASE " + name_ + " TEMPLATE template0 ENCODING 'UTF8'");
  }
  ~OwnDatabase() {
    try {
      RunOnServer(ServerUrl(), "DROP DATABASE " + name_ + " WITH (FORCE)");
    } catch (const std::exception&) {
      // The server has been stopped.
    }
  }
  OwnDatabase(const OwnDatabase&) = delete;
  OwnDatabase& operator=(const OwnDatabase&) = delete;
  const std::string& url() const { return url_; }

 private:
  std::string name_;
  std::string url_;
};

std::unique_ptr<db::Database> OpenOrThrow(const db::Location& location, std::span<const EmbeddedFile> migrations) {
  auto opened = db::Database::Open(location, migrations);
  if (!opened) throw std::runtime_error(opened.error().message);
  return std::move(opened).value();
}

std::string DigestOf(std::span<const EmbeddedFile> migrations) {
  std::size_t digest = 0;
  for (const EmbeddedFile& file : migrations) {
    for (const std::string_view part : {std::string_view(file.name), std::string_view(file.bytes)}) {
      digest = digest * 1099511628211U ^ std::hash<std::string_view>()(part);
    }
  }
  return std::to_string(digest);
}

std::string Ask(const std::string& url, const std::string& sql) {
  const std::unique_ptr<PGconn, void (*)(PGconn*)> server(PQconnectdb(url.c_str()), PQfinish);
  const std::unique_ptr<PGresult, void (*)(PGresult*)> result(PQexec(server.get(), sql.c_str()), PQclear);
  if (PQresultStatus(result.get()) != PGRES_TUPLES_OK) throw std::runtime_error(PQerrorMessage(server.get()));
  return PQgetvalue(result.get(), 0, 0);
}

/// Columns, triggers and indexes of the schema: a test may have changed them.
std::string ShapeOf(const std::string& url) {
  return Ask(
      url,
      "SELECT md5(string_agg(line, ';' ORDER BY line)) FROM ("
      "SELECT c.relname || '.' || a.attname || a.atttypid::text || a.attnotnull::text AS line FROM pg_attribute a JOIN "
      "pg_class c ON c.oid = a.attrelid WHERE c.relnamespace = current_schema()::regnamespace AND a.attnum > 0 "
      "AND NOT a.attisdropped UNION ALL "
      "SELECT c.relname || '!' || t.tgname || t.tgenabled::text FROM pg_trigger t JOIN pg_class c ON c.oid = "
      "t.tgrelid WHERE c.relnamespace = current_schema()::regnamespace AND NOT t.tgisinternal UNION ALL "
      "SELECT p.proname || md5(p.prosrc) FROM pg_proc p WHERE p.pronamespace = current_schema()::regnamespace"
      ") AS shape");
}

/// No rows but those of the migrations, and numbers from 1 on again. Triggers do not stand against it.
void Empty(const std::string& url) {
  RunOnServer(url,
              "SET session_replication_role = replica;"
              "DO $$ DECLARE each record; has boolean; BEGIN "
              "FOR each IN SELECT c.oid::regclass AS name, c.relkind AS kind FROM pg_class c WHERE c.relnamespace = "
              "current_schema()::regnamespace AND c.relkind IN ('r', 'S') AND c.relname <> 'schema_migration' LOOP "
              "IF each.kind = 'r' THEN EXECUTE format('SELECT EXISTS (SELECT 1 FROM %s)', each.name) INTO has; "
              "IF has THEN EXECUTE format('DELETE FROM %s', each.name); END IF; "
              "ELSE EXECUTE format('SELECT is_called FROM %s', each.name) INTO has; "
              "IF has THEN EXECUTE format('ALTER SEQUENCE %s RESTART', each.name); END IF; END IF; "
              "END LOOP; END $$");
}

/// A schema with tables that no test uses now.
struct Spare {
  std::string name, url, digest, shape;
};
std::vector<Spare>& Spares() {
  static std::vector<Spare> spares;
  return spares;
}

}  // namespace

std::unique_ptr<db::Database> TestDatabase::Open(std::span<const EmbeddedFile> migrations) const {
  return OpenOrThrow(location(), migrations);
}

std::unique_ptr<db::Database> OnSqlite::Open(std::span<const EmbeddedFile> migrations) const {
  static const TempDir made;
  static const bool is_made = (OpenOrThrow({.directory = made.path()}, migrations), true);
  static_cast<void>(is_made);
  if (std::filesystem::is_empty(dir_.path())) std::filesystem::copy(made.path(), dir_.path());
  return OpenOrThrow(location(), migrations);
}

std::unique_ptr<db::Database> OnPostgres::Open(std::span<const EmbeddedFile> migrations) const {
  const std::string digest = DigestOf(migrations);
  if (digest_.empty()) {
    const auto spare = std::ranges::find(Spares(), digest, &Spare::digest);
    if (spare != Spares().end()) {
      RunOnServer(url_, "DROP SCHEMA " + name_);
      name_ = spare->name;
      url_ = spare->url;
      shape_ = spare->shape;
      Spares().erase(spare);
    }
  }
  auto opened = OpenOrThrow(location(), migrations);
  digest_ = digest;
  if (shape_.empty()) shape_ = ShapeOf(url_);
  return opened;
}

void RunOnServer(const std::string& url, const std::string& sql) {
  const std::unique_ptr<PGconn, void (*)(PGconn*)> connection(PQconnectdb(url.c_str()), PQfinish);
  PQsetNoticeProcessor(
      connection.get(), [](void*, const char*) {}, nullptr);
  const std::unique_ptr<PGresult, void (*)(PGresult*)> result(PQexec(connection.get(), sql.c_str()), PQclear);
  const ExecStatusType status = PQresultStatus(result.get());
  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return;
  throw std::runtime_error(sql + ": " + PQerrorMessage(connection.get()));
}

OnPostgres::OnPostgres() {
  static const OwnDatabase database;
  static std::atomic<int> number = 0;
  name_ = "test_" + std::to_string(++number);
  RunOnServer(database.url(), "CREATE SCHEMA " + name_);
  url_ =
      database.url() + (database.url().find('?') == std::string::npos ? "?" : "&") + "options=-csearch_path%3D" + name_;
}

OnPostgres::~OnPostgres() {
  try {
    if (!digest_.empty() && ShapeOf(url_) == shape_) {
      Empty(url_);
      Spares().push_back({name_, url_, digest_, shape_});
    } else {
      RunOnServer(url_, "DROP SCHEMA " + name_ + " CASCADE");
    }
  } catch (const std::exception&) {
    // A test may have stopped the server; then the schema goes with it.
  }
}

}  // namespace gongkai::testing
