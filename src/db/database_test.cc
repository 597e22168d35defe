// What every store relies on: values come back as they went in, an act is whole or not there, and one that was
// acknowledged survives the death of the process.
#include "db/database.h"

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

#include <doctest/doctest.h>
#include <support/test_databases.h>

#include "db/together.h"

namespace gongkai::db {
namespace {

constexpr std::string_view kTables =
    "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, number BIGINT, real DOUBLE PRECISION,"
    " bytes BLOB, day TEXT);"
    "CREATE TABLE reply (note_id BIGINT NOT NULL REFERENCES note (id), text TEXT CHECK (text <> ''));";
const std::vector<EmbeddedFile> kMigrations = {{"0001_note.sql", kTables}};

std::unique_ptr<Database> OpenIn(const testing::TestDatabase& place) {
  auto database = Database::Open(place.location(), kMigrations);
  REQUIRE(database);
  return std::move(*database);
}

std::int64_t Count(Database& database) { return database.Read().One<std::int64_t>("SELECT COUNT(*) FROM note"); }

ErrorCode CodeOf(auto&& act) {
  try {
    act();
  } catch (const DatabaseError& error) {
    return error.code();
  }
  FAIL("nothing was thrown");
  return ErrorCode::kOther;
}

TEST_CASE_ON_BOTH_ENGINES("values come back exactly as they went in", place) {
  auto database = OpenIn(place);
  // NUL in a text is SQLite's alone: PostgreSQL refuses it, see postgres_test.cc.
  const std::string text = place.is_postgres() ? std::string("a政府") : std::string("a\0b政府", 9);
  const Blob bytes{std::string("\0\xFF\0", 3)};
  const std::int64_t large = std::int64_t{1} << 40;
  const Date day = Date(std::chrono::year(2026), std::chrono::month(1), std::chrono::day(31));
  Transaction act = database->Begin();
  act.Execute("INSERT INTO note (text, number, real, bytes, day) VALUES (?, ?, ?, ?, ?)", text, large, 0.1, bytes, day);
  act.Execute("INSERT INTO note (text, number, bytes) VALUES (?, ?, ?)", "", std::optional<int>(), Blob{});
  act.Commit();

  Reader reader = database->Read();
  Rows rows = reader.Query("SELECT text, number, real, bytes, day FROM note ORDER BY id");
  REQUIRE(rows.Next());
  CHECK(rows.row().Get<std::string>(0) == text);
  CHECK(rows.row().Get<std::int64_t>(1) == large);
  CHECK(rows.row().Get<double>(2) == 0.1);
  CHECK(rows.row().Get<Blob>(3) == bytes);
  CHECK(rows.row().Get<Date>(4) == day);
  CHECK_THROWS_AS(rows.row().Get<int>(1), DatabaseError);
  REQUIRE(rows.Next());
  CHECK(rows.row().Get<std::optional<std::string>>(0) == "");
  CHECK(rows.row().Get<std::optional<std::int64_t>>(1) == std::nullopt);
  CHECK(rows.row().Get<std::optional<Blob>>(3) == Blob{});
  CHECK_FALSE(rows.Next());
}

TEST_CASE_ON_BOTH_ENGINES("a value of another type, or no value, is an error and never a zero", place) {
  auto database = OpenIn(place);
  Reader reader = database->Read();
  CHECK(CodeOf([&] { reader.One<std::int64_t>("SELECT 'abc'"); }) == ErrorCode::kOther);
  CHECK(CodeOf([&] { reader.One<std::int64_t>("SELECT NULL"); }) == ErrorCode::kOther);
  CHECK(CodeOf([&] { reader.One<std::string>("SELECT 12"); }) == ErrorCode::kOther);
  CHECK(CodeOf([&] { reader.One<Blob>("SELECT 'abc'"); }) == ErrorCode::kOther);
  CHECK(CodeOf([&] { reader.Query("SELECT 1").row().Get<int>(1); }) == ErrorCode::kOther);
  CHECK(CodeOf([&] { reader.One<int>("SELECT ?"); }) == ErrorCode::kOther);
  CHECK(reader.First<int>("SELECT 1 WHERE 1 = 0") == std::nullopt);
  CHECK(CodeOf([&] { reader.One<int>("SELECT 1; SELECT 2"); }) == ErrorCode::kOther);
}

TEST_CASE_ON_BOTH_ENGINES("a transaction that is not committed leaves nothing", place) {
  auto database = OpenIn(place);
  {
    Transaction act = database->Begin();
    act.Execute("INSERT INTO note (text) VALUES (?)", "draft");
    CHECK(act.One<std::int64_t>("SELECT COUNT(*) FROM note") == 1);
    CHECK(Count(*database) == 0);
  }
  CHECK(Count(*database) == 0);
}

TEST_CASE_ON_BOTH_ENGINES("a reader sees one moment", place) {
  auto database = OpenIn(place);
  Reader before = database->Read();
  CHECK(before.One<std::int64_t>("SELECT COUNT(*) FROM note") == 0);
  Transaction act = database->Begin();
  act.Execute("INSERT INTO note (text) VALUES ('x')");
  act.Commit();
  CHECK(before.One<std::int64_t>("SELECT COUNT(*) FROM note") == 0);
  CHECK(Count(*database) == 1);
}

TEST_CASE_ON_BOTH_ENGINES("a reader cannot write", place) {
  auto database = OpenIn(place);
  CHECK_THROWS_AS(database->Read().One<std::int64_t>("INSERT INTO note (text) VALUES ('x') RETURNING id"),
                  DatabaseError);
  CHECK(Count(*database) == 0);
}

TEST_CASE_ON_BOTH_ENGINES("each refusal of the schema has its code and ends its transaction", place) {
  auto database = OpenIn(place);
  Transaction first = database->Begin();
  const auto id = first.One<std::int64_t>("INSERT INTO note (text) VALUES (?) RETURNING id", "one");
  first.Commit();
  const auto refused = [&](std::string_view sql, const auto&... values) {
    Transaction act = database->Begin();
    act.Execute("UPDATE note SET number = 1");
    const ErrorCode code = CodeOf([&] { act.Execute(sql, values...); });
    CHECK(CodeOf([&] { act.Execute("UPDATE note SET number = 2"); }) == ErrorCode::kOther);
    CHECK(CodeOf([&] { act.Commit(); }) == ErrorCode::kOther);
    return code;
  };
  CHECK(refused("INSERT INTO note (text) VALUES (?)", "one") == ErrorCode::kUnique);
  CHECK(refused("INSERT INTO note (id, text) VALUES (?, 'y')", id) == ErrorCode::kUnique);
  CHECK(refused("INSERT INTO note (text) VALUES (?)", Null{}) == ErrorCode::kNotNull);
  CHECK(refused("INSERT INTO reply VALUES (?, 'y')", id + 1) == ErrorCode::kForeignKey);
  CHECK(refused("INSERT INTO reply VALUES (?, '')", id) == ErrorCode::kCheck);
  CHECK(Count(*database) == 1);
  CHECK(database->Read().One<int>("SELECT COUNT(*) FROM note WHERE number IS NULL") == 1);
}

TEST_CASE_ON_BOTH_ENGINES("what was inserted, changed and deleted is counted", place) {
  auto database = OpenIn(place);
  Transaction act = database->Begin();
  CHECK(act.Execute("INSERT INTO note (text) VALUES ('a'), ('b')") == 2);
  CHECK(act.Execute("INSERT INTO note (text) VALUES ('a') ON CONFLICT DO NOTHING") == 0);
  CHECK(act.Execute("UPDATE note SET number = 1 WHERE text = ?", "a") == 1);
  CHECK(act.Execute("SELECT id FROM note") == 0);
  CHECK(act.Execute("DELETE FROM note") == 2);
}

TEST_CASE_ON_BOTH_ENGINES("nothing of a type is as good as a value: filters with and without", place) {
  auto database = OpenIn(place);
  Transaction act = database->Begin();
  act.Execute("INSERT INTO note (text, number, real, bytes) VALUES (?, ?, ?, ?)", "a", std::optional<std::int64_t>(),
              std::optional<double>(), std::optional<Blob>());
  act.Execute("INSERT INTO note (text, number, real) VALUES (?, ?, ?)", "b", std::optional<int>(7), 1);
  constexpr std::string_view kFilter = "SELECT COUNT(*) FROM note WHERE (? IS NULL OR number = ?)";
  const std::optional<int> none, seven = 7;
  CHECK(act.One<int>(kFilter, none, none) == 2);
  CHECK(act.One<int>(kFilter, seven, seven) == 1);
  CHECK(act.One<double>("SELECT real FROM note WHERE text = 'b'") == 1.0);
}

TEST_CASE_ON_BOTH_ENGINES("a statement may run inside its own loop", place) {
  auto database = OpenIn(place);
  Reader reader = database->Read();
  constexpr std::string_view kThree = "SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3";
  int pairs = 0;
  for ([[maybe_unused]] const Row& outer : reader.Query(kThree)) {
    for ([[maybe_unused]] const Row& inner : reader.Query(kThree)) ++pairs;
  }
  CHECK(pairs == 9);
}

TEST_CASE_ON_BOTH_ENGINES("questions asked together have the answers they have one by one", place) {
  auto database = OpenIn(place);
  Transaction act = database->Begin();
  for (int i = 0; i < 30; ++i) act.Execute("INSERT INTO note (text, number) VALUES (?, ?)", std::to_string(i), i);
  auto [seen_inside] = AskTogether(act, Question::Of("SELECT COUNT(*) FROM note"));
  REQUIRE(seen_inside.Next());
  CHECK(seen_inside.row().Get<int>(0) == 30);
  act.Commit();

  for (int round = 0; round < 2; ++round) {  // the second time the statements are prepared
    Reader reader = database->Read();
    const std::string text = "7";
    auto [some, total, none] = AskTogether(
        reader, Question::Of("SELECT number FROM note WHERE number < ? ORDER BY number", 3),
        Question::Of("SELECT COUNT(*) FROM note"), Question::Of("SELECT number FROM note WHERE text = ?", text + "x"));
    REQUIRE(total.Next());
    CHECK(total.row().Get<int>(0) == 30);
    std::vector<int> numbers;
    for (const Row& row : some) numbers.push_back(row.Get<int>(0));
    CHECK(numbers == std::vector{0, 1, 2});
    CHECK(!none.Next());

    std::vector<Question> many;
    for (int i = 0; i < 30; ++i) many.push_back(Question::Of("SELECT text FROM note WHERE number = ?", i));
    std::vector<Rows> answers = AskTogether(reader, many);
    REQUIRE(answers.size() == 30);
    for (int i = 0; i < 30; ++i) {
      REQUIRE(answers[i].Next());
      CHECK(answers[i].row().Get<std::string>(0) == std::to_string(i));
    }
    CHECK(AskTogether(reader, std::vector<Question>()).empty());
  }
}

TEST_CASE_ON_BOTH_ENGINES("questions asked together see the moment of their reader, in the middle of a stream too",
                          place) {
  auto database = OpenIn(place);
  const auto add = [&](const char* text) {
    Transaction act = database->Begin();
    act.Execute("INSERT INTO note (text) VALUES (?)", text);
    act.Commit();
  };
  add("a");
  add("b");
  Reader reader = database->Read();
  int walked = 0;
  for (const Row& row : reader.Stream("SELECT text FROM note ORDER BY id")) {
    if (++walked == 1) add("c");
    auto [same, total] =
        AskTogether(reader, Question::Of("SELECT text FROM note WHERE text = ?", row.Get<std::string>(0)),
                    Question::Of("SELECT COUNT(*) FROM note"));
    CHECK(same.Next());
    REQUIRE(total.Next());
    CHECK(total.row().Get<int>(0) == 2);
  }
  CHECK(walked == 2);
}

TEST_CASE_ON_BOTH_ENGINES("of questions asked together the first that is refused is told, and the next reader is well",
                          place) {
  auto database = OpenIn(place);
  for (int round = 0; round < 2; ++round) {
    CHECK(CodeOf([&] {
            Reader reader = database->Read();
            auto rows = AskTogether(reader, Question::Of("SELECT COUNT(*) FROM note"),
                                    Question::Of("SELECT 1 / (COUNT(*) - COUNT(*)), missing FROM note"),
                                    Question::Of("SELECT COUNT(*) FROM note"));
          }) == ErrorCode::kOther);
    CHECK(Count(*database) == 0);
  }
}

TEST_CASE_ON_BOTH_ENGINES("a thread that begins a second transaction is told at once", place) {
  auto database = OpenIn(place);
  const Transaction act = database->Begin();
  CHECK_THROWS_AS(database->Begin(), std::logic_error);
}

TEST_CASE_ON_BOTH_ENGINES("writers from many threads wait for each other and lose nothing", place) {
  auto database = OpenIn(place);
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 8; ++thread) {
    threads.emplace_back([&, thread] {
      for (int i = 0; i < 25; ++i) {
        Transaction act = database->Begin();
        act.Execute("INSERT INTO note (text) VALUES (?)", std::to_string(thread * 100 + i));
        act.Commit();
        if (Count(*database) == 0) std::abort();
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(Count(*database) == 200);
}

// SQLite lets one in at a time, across programs; on PostgreSQL they write side by side (postgres_test.cc).
TEST_CASE("two programs write to one file") {
  const testing::OnSqlite place;
  auto one = OpenIn(place);
  auto other = OpenIn(place);
  auto impatient = Database::Open(
      {.directory = place.location().directory, .busy_timeout = std::chrono::milliseconds(20)}, kMigrations);
  REQUIRE(impatient);
  Transaction held = one->Begin();
  held.Execute("INSERT INTO note (text) VALUES ('one')");
  CHECK(CodeOf([&] { (*impatient)->Begin(); }) == ErrorCode::kBusy);
  std::thread waiting([&] {
    Transaction act = other->Begin();
    act.Execute("INSERT INTO note (text) VALUES ('other')");
    act.Commit();
  });
  held.Commit();
  waiting.join();
  CHECK(Count(*one) == 2);
}

// The child acknowledges each row through the pipe after its Commit; then it is killed in the middle of its work.
std::int64_t AcknowledgedBeforeKill(const Location& location) {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  const pid_t child = fork();
  if (child == 0) {
    auto database = Database::Open(location, kMigrations);
    for (std::int64_t i = 1; database; ++i) {
      Transaction act = (*database)->Begin();
      act.Execute("INSERT INTO note (id, text, bytes) VALUES (?, ?, ?)", i, std::to_string(i),
                  Blob{std::string(5000, 'x')});
      act.Commit();
      if (write(ends[1], &i, sizeof i) != sizeof i) _exit(1);
    }
    _exit(1);
  }
  close(ends[1]);
  std::int64_t last = 0;
  for (int i = 0; i < 40; ++i) REQUIRE(read(ends[0], &last, sizeof last) == sizeof last);
  kill(child, SIGKILL);
  for (std::int64_t more = 0; read(ends[0], &more, sizeof more) == sizeof more;) last = more;
  close(ends[0]);
  waitpid(child, nullptr, 0);
  return last;
}

TEST_CASE_ON_BOTH_ENGINES("what was acknowledged before kill -9 is there afterwards, and nothing half done", place) {
  const std::int64_t acknowledged = AcknowledgedBeforeKill(place.location());
  auto database = OpenIn(place);
  const std::int64_t count = Count(*database);
  CHECK(count >= acknowledged);
  CHECK(count <= acknowledged + 1);
  CHECK(database->Read().One<std::int64_t>("SELECT COUNT(*) FROM note WHERE LENGTH(bytes) = 5000") == count);
  if (!place.is_postgres()) CHECK(database->Read().One<std::string>("PRAGMA integrity_check") == "ok");
}

// SQLite alone has it; there it would go round every trigger that refuses to delete.
TEST_CASE("what no trigger lets anybody delete is not replaced either") {
  const testing::TempDir dir;
  const std::string schema = std::string(kTables) +
                             "CREATE TRIGGER note_no_delete BEFORE DELETE ON note "
                             "BEGIN SELECT RAISE(ABORT, 'notes stay'); END;";
  const std::vector<EmbeddedFile> guarded = {{"0001_note.sqlite.sql", schema}};
  auto database = Database::Open({.directory = std::string(dir.path())}, guarded);
  REQUIRE(database);
  {
    Transaction act = (*database)->Begin();
    act.Execute("INSERT INTO note (id, text) VALUES (1, 'first')");
    act.Commit();
  }
  for (const char* sql :
       {"INSERT OR REPLACE INTO note (id, text) VALUES (1, 'second')",
        "REPLACE INTO note (id, text) VALUES (2, 'first')", "UPDATE OR REPLACE note SET id = 1 WHERE id = 3"}) {
    CAPTURE(sql);
    Transaction act = (*database)->Begin();
    act.Execute("INSERT INTO note (id, text) VALUES (3, 'third')");
    CHECK_THROWS_AS(act.Execute(sql), DatabaseError);
  }
  CHECK((*database)->Read().One<std::string>("SELECT text FROM note") == "first");
}

TEST_CASE("data are for their owner alone; a folder of somebody's is left as it was") {
  namespace fs = std::filesystem;
  const auto mode = [](const fs::path& path) { return fs::status(path).permissions() & fs::perms::mask; };
  const testing::TempDir dir;
  fs::permissions(dir.path(), fs::perms(0755));
  const std::string made = std::string(dir.path()) + "/data";
  for (const std::string& folder : {made, std::string(dir.path())}) {
    auto database = Database::Open({.directory = folder}, {});
    REQUIRE(database);
    CHECK(mode(folder + "/gongkai.db") == fs::perms(0600));
  }
  CHECK(mode(made) == fs::perms(0700));
  CHECK(mode(dir.path()) == fs::perms(0755));
}

TEST_CASE_ON_BOTH_ENGINES("a mark is written when nobody else writes, and not waited for when somebody does", place) {
  Location location = place.location();
  location.busy_timeout = std::chrono::hours(1);
  location.writers = 1;
  auto database = Database::Open(location, kMigrations);
  REQUIRE(database);
  const auto mark = [&] {
    auto act = (*database)->BeginMark();
    if (!act) return false;
    act->Execute("UPDATE note SET text = text || '!' WHERE id = 1");
    act->Commit();
    return true;
  };
  const auto text = [&] { return (*database)->Read().One<std::string>("SELECT text FROM note WHERE id = 1"); };
  {
    Transaction act = (*database)->Begin();
    act.Execute("INSERT INTO note (text) VALUES ('mark')");
    act.Commit();
  }
  CHECK(mark());
  CHECK(text() == "mark!");
  {
    const Transaction act = (*database)->Begin();
    std::thread other([&] { CHECK_FALSE(mark()); });
    other.join();
  }
  CHECK(mark());
  CHECK(text() == "mark!!");
}

}  // namespace
}  // namespace gongkai::db
