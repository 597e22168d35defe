// Migrations run once each, in order, and refuse what this program does not understand.
#include <fstream>
#include <vector>

#include <doctest/doctest.h>
#include <support/temp_dir.h>

#include "db/database.h"
#include "embedded/embedded_migrations.h"

namespace gongkai::db {
namespace {

const EmbeddedFile kFirst{"0001_a.sql", "CREATE TABLE a (x BIGINT); INSERT INTO a VALUES (1);"};
const EmbeddedFile kSecond{"0002_b.sql", "INSERT INTO a VALUES (2);"};
const EmbeddedFile kPostgresOnly{"0003_c.postgres.sql", "THIS IS NOT FOR SQLITE"};
const EmbeddedFile kSqliteOnly{"0003_c.sqlite.sql", "INSERT INTO a VALUES (3);"};
const EmbeddedFile kBroken{"0004_d.sql", "INSERT INTO a VALUES (4); INSERT INTO nowhere VALUES (1);"};

Result<std::unique_ptr<Database>> Open(const testing::TempDir& dir, const std::vector<EmbeddedFile>& files) {
  return Database::Open({.directory = dir.path()}, files);
}

std::int64_t Sum(Database& database) { return database.Read().One<std::int64_t>("SELECT SUM(x) FROM a"); }

TEST_CASE("each migration runs once, those of another engine never") {
  const testing::TempDir dir;
  CHECK(Sum(**Open(dir, {kFirst})) == 1);
  CHECK(Sum(**Open(dir, {kFirst})) == 1);
  CHECK(Sum(**Open(dir, {kPostgresOnly, kSqliteOnly, kSecond, kFirst})) == 6);
}

TEST_CASE("data of a newer program are refused with a sentence that says what to do") {
  const testing::TempDir dir;
  REQUIRE(Open(dir, {kFirst, kSecond}));
  const auto refused = Open(dir, {kFirst});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == ErrorKind::kConflict);
  CHECK(refused.error().message.find("第2版，本程序只认识到第1版") != std::string::npos);
  CHECK(Sum(**Open(dir, {kFirst, kSecond})) == 3);
}

TEST_CASE("a migration that fails leaves the data as they were") {
  const testing::TempDir dir;
  REQUIRE(Open(dir, {kFirst}));
  CHECK_FALSE(Open(dir, {kFirst, kSecond, kBroken}));
  CHECK(Sum(**Open(dir, {kFirst})) == 1);
}

TEST_CASE("a file of another program is refused and left alone") {
  const testing::TempDir dir;
  std::ofstream(dir.File("gongkai.db")) << std::string(5000, 'x');
  const auto refused = Open(dir, {kFirst});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == ErrorKind::kUnreadable);
}

TEST_CASE("a directory that cannot be made is refused") {
  const auto refused = Database::Open({.directory = "/proc/nowhere/data"}, {});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == ErrorKind::kInvalidInput);
}

TEST_CASE("the migrations of this program make an empty installation") {
  const testing::TempDir dir;
  const auto files = embedded::Migrations();
  REQUIRE_FALSE(files.empty());
  const auto database = Database::Open({.directory = dir.path()}, files);
  REQUIRE(database);
  CHECK((*database)->Read().One<std::int64_t>("SELECT COUNT(*) FROM schema_migration") ==
        static_cast<std::int64_t>(files.size()));
}

}  // namespace
}  // namespace gongkai::db
