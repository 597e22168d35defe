#include "support/test_databases.h"

#include <libpq-fe.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <stdexcept>

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

}  // namespace

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
    RunOnServer(url_, "DROP SCHEMA " + name_ + " CASCADE");
  } catch (const std::exception&) {
    // A test may have stopped the server; then the schema goes with it.
  }
}

}  // namespace gongkai::testing
