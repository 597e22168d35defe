// An installation moved from engine to engine, or brought back from a backup, is the same installation; a file that was
// cut or changed is none.
#include <fstream>
#include <iterator>
#include <memory>

#include <doctest/doctest.h>
#include <support/test_databases.h>

#include "db/backup.h"
#include "db/blob_store.h"
#include "embedded/embedded_migrations.h"

namespace gongkai::db {
namespace {

using testing::OnPostgres;
using testing::OnSqlite;
using testing::TestDatabase;

std::unique_ptr<Database> OpenIn(const TestDatabase& place) {
  auto database = Database::Open(place.location(), embedded::Migrations());
  REQUIRE(database);
  return std::move(*database);
}

const std::string kLargeBytes = std::string(400'000, '\0') + "年报";
constexpr std::string_view kHardText = "一行\n二行\t\\t \r \"引号\" 'x' #end";

// What is hard to move: a parent behind its child, texts with every mark, nothing, large bytes, a gap in the ids.
void Fill(Database& database) {
  constexpr std::string_view kInsertOrgan = R"(
      INSERT INTO organ (id, parent_id, kind, code, name, short_name, place_code, credit_code, opened_on, version)
      VALUES (?, ?, 'township', ?, '枕溪镇', '', '', '', '2020-01-01', 1))";
  Transaction act = database.Begin();
  act.Execute(kInsertOrgan, 9, std::optional<int>(), "9");
  act.Execute(kInsertOrgan, 4, 9, "4");
  act.Execute("INSERT INTO setting (name, value) VALUES ('hard', ?), ('empty', '')", kHardText);
  act.Execute("INSERT INTO report (identity, organ, year, level, place_code) VALUES ('x', 'x', ?, '', '')",
              std::optional<int>());
  act.Execute("INSERT INTO audit_head (organ_id, number, mac) VALUES (?, ?, ?)", std::int64_t{1} << 62, -1, Blob{});
  PutBlob(act, HashedBytes(kLargeBytes));
  act.Commit();
}

std::string Contents(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void Write(const std::string& file, const std::string& bytes) { std::ofstream(file, std::ios::binary) << bytes; }

void CheckIsWhole(Database& database) {
  Reader reader = database.Read();
  CHECK(reader.One<std::string>("SELECT value FROM setting WHERE name = 'hard'") == kHardText);
  CHECK(reader.One<std::int64_t>("SELECT parent_id FROM organ WHERE id = 4") == 9);
  CHECK(reader.One<std::int64_t>("SELECT organ_id FROM audit_head") == std::int64_t{1} << 62);
  CHECK(reader.One<int>("SELECT COUNT(*) FROM report WHERE year IS NULL") == 1);
  CHECK(GetBlob(reader, BlobDigest(kLargeBytes)) == kLargeBytes);
}

void MoveAndBack(const TestDatabase& from, const TestDatabase& to) {
  const testing::TempDir dir;
  auto source = OpenIn(from);
  Fill(*source);
  REQUIRE(Export(*source, dir.File("first")));
  const auto moved = Import(dir.File("first"), to.location(), embedded::Migrations());
  REQUIRE(moved);
  CHECK(moved->rows == 9);
  auto target = OpenIn(to);
  CheckIsWhole(*target);
  REQUIRE(Export(*target, dir.File("second")));
  CHECK(Contents(dir.File("first")) == Contents(dir.File("second")));
  Transaction act = target->Begin();
  CHECK(act.One<int>("INSERT INTO report (identity, organ, level, place_code) VALUES ('y', '', '', '') RETURNING id") ==
        2);
}

TEST_CASE("SQLite to SQLite") { MoveAndBack(OnSqlite(), OnSqlite()); }
TEST_CASE("SQLite to PostgreSQL") { MoveAndBack(OnSqlite(), OnPostgres()); }
TEST_CASE("PostgreSQL to SQLite") { MoveAndBack(OnPostgres(), OnSqlite()); }
TEST_CASE("PostgreSQL to PostgreSQL") { MoveAndBack(OnPostgres(), OnPostgres()); }

TEST_CASE("an export that was cut or changed anywhere is refused and leaves nothing") {
  const testing::TempDir dir;
  const OnSqlite from;
  auto source = OpenIn(from);
  Fill(*source);
  REQUIRE(Export(*source, dir.File("good")));
  const std::string good = Contents(dir.File("good"));
  const auto refused = [&](const std::string& bytes) {
    Write(dir.File("bad"), bytes);
    const OnSqlite to;
    const auto result = Import(dir.File("bad"), to.location(), embedded::Migrations());
    CHECK_FALSE(std::ifstream(to.location().directory + "/gongkai.db").good());
    return !result && result.error().kind == ErrorKind::kUnreadable;
  };
  for (std::size_t size = 0; size < good.size(); size += good.size() / 40) CHECK(refused(good.substr(0, size)));
  for (std::size_t at = 0; at < good.size(); at += good.size() / 40) {
    std::string changed = good;
    changed[at] = changed[at] == 'A' ? 'B' : 'A';
    CHECK(refused(changed));
  }
  CHECK(refused(good.substr(0, good.size() - 1)));
  CHECK(refused(good + "#end"));
  CHECK(refused("a text"));
}

TEST_CASE_ON_BOTH_ENGINES("what holds data already is not imported into, and stays as it was", place) {
  const testing::TempDir dir;
  auto database = OpenIn(place);
  Fill(*database);
  REQUIRE(Export(*database, dir.File("export")));
  const auto again = Import(dir.File("export"), place.location(), embedded::Migrations());
  REQUIRE_FALSE(again);
  CHECK(again.error().kind == ErrorKind::kConflict);
  CheckIsWhole(*database);
  CHECK_FALSE(Export(*database, dir.File("export")));
}

TEST_CASE_ON_BOTH_ENGINES("an export of an older program is brought up to date, one of a newer program refused",
                          place) {
  const testing::TempDir dir;
  const EmbeddedFile first{"0001_a.sql", "CREATE TABLE a (x BIGINT PRIMARY KEY);"};
  const EmbeddedFile second{"0002_b.sql",
                            "ALTER TABLE a ADD COLUMN y BIGINT NOT NULL DEFAULT 0; UPDATE a SET y = x + 1;"};
  {
    const OnSqlite old;
    auto database = Database::Open(old.location(), std::vector{first});
    Transaction act = (*database)->Begin();
    act.Execute("INSERT INTO a VALUES (5)");
    act.Commit();
    REQUIRE(Export(**database, dir.File("old")));
  }
  REQUIRE(Import(dir.File("old"), place.location(), std::vector{first, second}));
  auto database = Database::Open(place.location(), std::vector{first, second});
  CHECK((*database)->Read().One<int>("SELECT y FROM a WHERE x = 5") == 6);
  REQUIRE(Export(**database, dir.File("new")));
  const OnSqlite other;
  const auto refused = Import(dir.File("new"), other.location(), std::vector{first});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == ErrorKind::kConflict);
}

TEST_CASE_ON_BOTH_ENGINES("a row whose parent is missing is refused at import", place) {
  const testing::TempDir dir;
  const EmbeddedFile loose{"0001_a.sql", "CREATE TABLE a (id BIGINT PRIMARY KEY, up BIGINT);"};
  const EmbeddedFile strict{"0001_a.sql", "CREATE TABLE a (id BIGINT PRIMARY KEY, up BIGINT REFERENCES a (id));"};
  const OnSqlite from;
  auto database = Database::Open(from.location(), std::vector{loose});
  Transaction act = (*database)->Begin();
  act.Execute("INSERT INTO a VALUES (1, 2)");
  act.Commit();
  REQUIRE(Export(**database, dir.File("export")));
  const auto refused = Import(dir.File("export"), place.location(), std::vector{strict});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == ErrorKind::kUnreadable);
  auto target = Database::Open(place.location(), std::vector{strict});
  CHECK((*target)->Read().One<int>("SELECT COUNT(*) FROM a") == 0);
}

TEST_CASE("a text with NUL goes from SQLite to SQLite; PostgreSQL refuses it with the table and the row") {
  const testing::TempDir dir;
  const OnSqlite from, to;
  auto source = OpenIn(from);
  Transaction act = source->Begin();
  act.Execute("INSERT INTO setting (name, value) VALUES ('nul', ?)", std::string("a\0b", 3));
  act.Commit();
  REQUIRE(Export(*source, dir.File("export")));
  REQUIRE(Import(dir.File("export"), to.location(), embedded::Migrations()));
  CHECK(OpenIn(to)->Read().One<std::string>("SELECT value FROM setting") == std::string("a\0b", 3));
  const OnPostgres server;
  const auto refused = Import(dir.File("export"), server.location(), embedded::Migrations());
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message.find("setting, row 1") != std::string::npos);
}

TEST_CASE_ON_BOTH_ENGINES("a backup made between two acts brings back the first and knows nothing of the second",
                          place) {
  const testing::TempDir dir;
  {
    auto database = OpenIn(place);
    Fill(*database);
    REQUIRE(Backup(*database, dir.File("backup")));
    Transaction act = database->Begin();
    act.Execute("DELETE FROM setting");
    act.Commit();
  }
  const OnSqlite other;
  REQUIRE(Restore(dir.File("backup"), other.location(), embedded::Migrations()));
  CheckIsWhole(*OpenIn(other));
  const auto again = Restore(dir.File("backup"), other.location(), embedded::Migrations());
  REQUIRE_FALSE(again);
  CHECK(again.error().kind == ErrorKind::kConflict);
}

TEST_CASE("a damaged copy of an SQLite file is refused, wherever it is damaged, and leaves nothing") {
  const testing::TempDir dir;
  const OnSqlite from;
  auto database = OpenIn(from);
  Fill(*database);
  REQUIRE(Backup(*database, dir.File("good")));
  const std::string good = Contents(dir.File("good"));
  const auto refused = [&](const std::string& bytes) {
    Write(dir.File("bad"), bytes);
    const OnSqlite to;
    const auto result = Restore(dir.File("bad"), to.location(), embedded::Migrations());
    CHECK_FALSE(std::ifstream(to.location().directory + "/gongkai.db").good());
    return !result && result.error().kind == ErrorKind::kUnreadable;
  };
  CHECK(refused(good.substr(0, good.size() / 2)));
  CHECK(refused(good.substr(0, 10)));
  CHECK(refused(""));
  std::string flipped = good;  // one bit of an attachment, which SQLite itself would not notice
  flipped[good.find("年报")] ^= 1;
  CHECK(refused(flipped));
  std::string torn = good;
  torn.replace(8192, 4096, std::string(4096, '\0'));
  CHECK(refused(torn));
}

}  // namespace
}  // namespace gongkai::db
