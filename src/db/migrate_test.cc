// Migrations run once each, in order, and refuse what this program does not understand.
#include <atomic>
#include <fstream>
#include <set>
#include <thread>
#include <vector>

#include <doctest/doctest.h>
#include <support/test_databases.h>

#include "db/database.h"
#include "db/migrate.h"
#include "embedded/embedded_migrations.h"

namespace gongkai::db {
namespace {

const EmbeddedFile kFirst{"0001_a.sql", "CREATE TABLE a (x BIGINT); INSERT INTO a VALUES (1);"};
const EmbeddedFile kSecond{"0002_b.sql", "INSERT INTO a VALUES (2);"};
const EmbeddedFile kPostgresOnly{"0003_c.postgres.sql", "DO $$ BEGIN INSERT INTO a VALUES (3); END $$;"};
const EmbeddedFile kSqliteOnly{"0003_c.sqlite.sql", "INSERT OR IGNORE INTO a VALUES (3);"};
const EmbeddedFile kBroken{"0004_d.sql", "INSERT INTO a VALUES (4); INSERT INTO nowhere VALUES (1);"};

Result<std::unique_ptr<Database>> Open(const testing::TestDatabase& place, const std::vector<EmbeddedFile>& files) {
  return Database::Open(place.location(), files);
}

std::int64_t Sum(Database& database) {
  return database.Read().One<std::int64_t>("SELECT CAST(SUM(x) AS BIGINT) FROM a");
}

TEST_CASE_ON_BOTH_ENGINES("each migration runs once, those of another engine never", place) {
  CHECK(Sum(**Open(place, {kFirst})) == 1);
  CHECK(Sum(**Open(place, {kFirst})) == 1);
  CHECK(Sum(**Open(place, {kPostgresOnly, kSqliteOnly, kSecond, kFirst})) == 6);
}

TEST_CASE_ON_BOTH_ENGINES("data of a newer program are refused with a sentence that says what to do", place) {
  REQUIRE(Open(place, {kFirst, kSecond}));
  const auto refused = Open(place, {kFirst});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == ErrorKind::kConflict);
  CHECK(refused.error().message.find("第2版，本程序只认识到第1版") != std::string::npos);
  CHECK(Sum(**Open(place, {kFirst, kSecond})) == 3);
}

TEST_CASE_ON_BOTH_ENGINES("a migration that fails leaves the data as they were", place) {
  REQUIRE(Open(place, {kFirst}));
  CHECK_FALSE(Open(place, {kFirst, kSecond, kBroken}));
  CHECK(Sum(**Open(place, {kFirst})) == 1);
}

TEST_CASE_ON_BOTH_ENGINES("a table made anew with its rows goes on numbering behind them", place) {
  const EmbeddedFile made{"0001_a.sql",
                          "CREATE TABLE a (id INTEGER PRIMARY KEY, x BIGINT); INSERT INTO a (x) VALUES (7), (8);"};
  const EmbeddedFile anew{
      "0002_b.sql",
      "CREATE TABLE b (id INTEGER PRIMARY KEY, x BIGINT); INSERT INTO b (id, x) SELECT id, x FROM a;"
      "DROP TABLE a; ALTER TABLE b RENAME TO a;"};
  REQUIRE(Open(place, {made}));
  const auto database = Open(place, {made, anew});
  REQUIRE(database);
  Transaction act = (*database)->Begin();
  CHECK(act.One<std::int64_t>("INSERT INTO a (x) VALUES (9) RETURNING id") == 3);
}

TEST_CASE("a file of another program is refused and left alone") {
  const testing::OnSqlite place;
  std::ofstream(place.location().directory + "/gongkai.db") << std::string(5000, 'x');
  const auto refused = Open(place, {kFirst});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == ErrorKind::kUnreadable);
}

TEST_CASE("a directory that cannot be made is refused") {
  const auto refused = Database::Open({.directory = "/proc/nowhere/data"}, {});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == ErrorKind::kInvalidInput);
}

TEST_CASE("a PostgreSQL database with tables of another program is refused and left alone") {
  const testing::OnPostgres place;
  testing::RunOnServer(place.url(), "CREATE TABLE invoice (id INTEGER)");
  const auto refused = Open(place, {kFirst});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == ErrorKind::kUnreadable);
  testing::RunOnServer(place.url(), "DROP TABLE invoice");
  CHECK(Sum(**Open(place, {kFirst})) == 1);
}

TEST_CASE("a PostgreSQL server that is not there, or no URL, is refused; the password is not repeated") {
  for (const char* url :
       {"postgresql://wang:geheim@127.0.0.1:1/gongkai", "/var/lib/gongkai", "postgresql://h:x:y/?z"}) {
    const auto refused = Database::Open({.url = url}, std::vector{kFirst});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == ErrorKind::kInvalidInput);
    CHECK(refused.error().message.find("geheim") == std::string::npos);
  }
}

TEST_CASE_ON_BOTH_ENGINES("programs that start at once on empty data make the tables once", place) {
  std::atomic<int> opened = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 6; ++i) {
    threads.emplace_back([&] { opened += Open(place, {kFirst, kSecond}).has_value() ? 1 : 0; });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(opened == 6);
  CHECK(Sum(**Open(place, {kFirst, kSecond})) == 3);
}

TEST_CASE_ON_BOTH_ENGINES("the migrations of this program make an empty installation", place) {
  const auto files = embedded::Migrations();
  const std::string_view other = place.is_postgres() ? ".sqlite.sql" : ".postgres.sql";
  std::set<std::int64_t> numbers;  // one may have a file for each engine, or for one of them alone
  for (const EmbeddedFile& file : files) {
    if (!file.name.ends_with(other)) numbers.insert(MigrationNumber(file.name));
  }
  REQUIRE_FALSE(numbers.empty());
  const auto database = Database::Open(place.location(), files);
  REQUIRE(database);
  CHECK((*database)->Read().One<std::int64_t>("SELECT COUNT(*) FROM schema_migration") ==
        static_cast<std::int64_t>(numbers.size()));
}

}  // namespace
}  // namespace gongkai::db
