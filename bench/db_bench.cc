// What the database layer costs on top of the bare library: the same statement on the same data, prepared once, through
// db/ and through sqlite3 or libpq by hand, in turns within one run. The aim is 1.2 times at most. PostgreSQL is the
// server that GONGKAI_TEST_POSTGRES names.
//
// Links: db PkgConfig::SQLITE PkgConfig::LIBPQ

#include <libpq-fe.h>
#include <sqlite3.h>
#include <stdlib.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "db/database.h"

namespace gongkai::db {
namespace {

constexpr std::string_view kTables =
    "CREATE TABLE bench_note (id INTEGER PRIMARY KEY, batch BIGINT NOT NULL, text TEXT NOT NULL, number BIGINT NOT "
    "NULL);"
    "CREATE INDEX bench_note_by_batch ON bench_note (batch, id);";
const EmbeddedFile kMigration{"0001_bench.sql", kTables};

constexpr int kRows = 20'000, kListRows = 20;
constexpr const char* kSelectOne = "SELECT id, batch, text, number FROM bench_note WHERE id = ?";
constexpr const char* kSelectList = "SELECT id, batch, text, number FROM bench_note WHERE batch = ? ORDER BY id";
constexpr const char* kInsert = "INSERT INTO bench_note (batch, text, number) VALUES (?, ?, ?)";
constexpr const char* kSelectOneNumbered = "SELECT id, batch, text, number FROM bench_note WHERE id = $1";
constexpr const char* kSelectListNumbered =
    "SELECT id, batch, text, number FROM bench_note WHERE batch = $1 ORDER BY id";
constexpr const char* kInsertNumbered = "INSERT INTO bench_note (batch, text, number) VALUES ($1, $2, $3)";
const std::string kText = "澄砚县枕溪镇人民政府2025年政府信息公开工作年度报告";

std::int64_t sink = 0;  // keeps what is read from being left out

[[noreturn]] void GiveUp(const std::string& why) {
  std::fprintf(stderr, "%s\n", why.c_str());
  std::exit(2);
}

// What one of the two sides can do. A view is a transaction that reads.
struct Side {
  std::function<void()> begin_view, end_view;
  std::function<void(std::int64_t)> select_one, select_list;
  std::function<void(std::int64_t)> insert;  // one transaction of its own
};

// ---- through db/

Side Ours(Database& database, std::optional<Reader>& view) {
  const auto read = [&view](std::string_view sql, std::int64_t value) {
    for (const Row& row : view->Query(sql, value)) {
      sink += row.Get<std::int64_t>(0) + row.Get<std::int64_t>(1) + row.Get<std::int64_t>(3);
      sink += static_cast<std::int64_t>(row.Get<std::string>(2).size());
    }
  };
  return {.begin_view = [&] { view.emplace(database.Read()); },
          .end_view = [&] { view.reset(); },
          .select_one = [read](std::int64_t id) { read(kSelectOne, id); },
          .select_list = [read](std::int64_t batch) { read(kSelectList, batch); },
          .insert =
              [&](std::int64_t number) {
                Transaction act = database.Begin();
                act.Execute(kInsert, -1, kText, number);
                act.Commit();
              }};
}

// ---- sqlite3 by hand

class BareSqlite {
 public:
  explicit BareSqlite(const std::string& file) {
    sqlite3_open_v2(file.c_str(), &handle_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    Run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
    one_ = Prepare(kSelectOne), list_ = Prepare(kSelectList), insert_ = Prepare(kInsert);
    begin_ = Prepare("BEGIN IMMEDIATE"), commit_ = Prepare("COMMIT");
    begin_view_ = Prepare("BEGIN"), end_view_ = Prepare("ROLLBACK");
  }
  ~BareSqlite() {
    for (sqlite3_stmt* statement : statements_) sqlite3_finalize(statement);
    sqlite3_close(handle_);
  }
  BareSqlite(const BareSqlite&) = delete;
  BareSqlite& operator=(const BareSqlite&) = delete;

  Side side() {
    return {.begin_view = [this] { Step(begin_view_); },
            .end_view = [this] { Step(end_view_); },
            .select_one = [this](std::int64_t id) { Read(one_, id); },
            .select_list = [this](std::int64_t batch) { Read(list_, batch); },
            .insert = [this](std::int64_t number) { Insert(number); }};
  }

 private:
  void Run(const char* sql) {
    if (sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) GiveUp(sqlite3_errmsg(handle_));
  }
  sqlite3_stmt* Prepare(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(handle_, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK) {
      GiveUp(sqlite3_errmsg(handle_));
    }
    statements_.push_back(statement);
    return statement;
  }
  void Step(sqlite3_stmt* statement) {
    if (sqlite3_step(statement) != SQLITE_DONE) GiveUp(sqlite3_errmsg(handle_));
    sqlite3_reset(statement);
  }
  void Read(sqlite3_stmt* statement, std::int64_t value) {
    sqlite3_bind_int64(statement, 1, value);
    while (sqlite3_step(statement) == SQLITE_ROW) {
      sink += sqlite3_column_int64(statement, 0) + sqlite3_column_int64(statement, 1);
      sink += sqlite3_column_int64(statement, 3);
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, 2));
      sink += static_cast<std::int64_t>(
          std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(statement, 2))).size());
    }
    sqlite3_reset(statement);
  }
  void Insert(std::int64_t number) {
    Step(begin_);
    sqlite3_bind_int64(insert_, 1, -1);
    sqlite3_bind_text(insert_, 2, kText.data(), static_cast<int>(kText.size()), SQLITE_TRANSIENT);
    sqlite3_bind_int64(insert_, 3, number);
    Step(insert_);
    Step(commit_);
  }

  sqlite3* handle_ = nullptr;
  std::vector<sqlite3_stmt*> statements_;
  sqlite3_stmt *one_, *list_, *insert_, *begin_, *commit_, *begin_view_, *end_view_;
};

// ---- libpq by hand

class BarePostgres {
 public:
  explicit BarePostgres(const std::string& url) : handle_(PQconnectdb(url.c_str())) {
    for (const auto& [name, sql] :
         {std::pair("one", kSelectOneNumbered), {"list", kSelectListNumbered}, {"insert", kInsertNumbered}}) {
      Require(PQprepare(handle_, name, sql, 0, nullptr), PGRES_COMMAND_OK);
    }
  }
  ~BarePostgres() { PQfinish(handle_); }
  BarePostgres(const BarePostgres&) = delete;
  BarePostgres& operator=(const BarePostgres&) = delete;

  Side side() {
    return {.begin_view = [this] { Run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"); },
            .end_view = [this] { Run("ROLLBACK"); },
            .select_one = [this](std::int64_t id) { Read("one", id); },
            .select_list = [this](std::int64_t batch) { Read("list", batch); },
            .insert = [this](std::int64_t number) { Insert(number); }};
  }

 private:
  using EightBytes = std::array<char, 8>;

  void Require(PGresult* result, ExecStatusType status) {
    if (PQresultStatus(result) != status) GiveUp(PQerrorMessage(handle_));
    PQclear(result);
  }
  void Run(const char* sql) { Require(PQexec(handle_, sql), PGRES_COMMAND_OK); }

  static EightBytes ToBytes(std::int64_t number) {
    EightBytes bytes{};
    for (std::size_t i = 0; i < 8; ++i)
      bytes[i] = static_cast<char>(static_cast<std::uint64_t>(number) >> (8 * (7 - i)));
    return bytes;
  }
  static std::int64_t FromBytes(const char* bytes) {
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < 8; ++i) number = number << 8 | static_cast<unsigned char>(bytes[i]);
    return static_cast<std::int64_t>(number);
  }
  void Read(const char* name, std::int64_t value) {
    const EightBytes bytes = ToBytes(value);
    const char* values[] = {bytes.data()};
    const int lengths[] = {8}, formats[] = {1};
    PGresult* result = PQexecPrepared(handle_, name, 1, values, lengths, formats, 1);
    for (int row = 0; row < PQntuples(result); ++row) {
      for (const int column : {0, 1, 3}) sink += FromBytes(PQgetvalue(result, row, column));
      const auto size = static_cast<std::size_t>(PQgetlength(result, row, 2));
      sink += static_cast<std::int64_t>(std::string(PQgetvalue(result, row, 2), size).size());
    }
    Require(result, PGRES_TUPLES_OK);
  }
  void Insert(std::int64_t number) {
    Run("BEGIN");
    const EightBytes batch = ToBytes(-1), bytes = ToBytes(number);
    const char* values[] = {batch.data(), kText.data(), bytes.data()};
    const int lengths[] = {8, static_cast<int>(kText.size()), 8}, formats[] = {1, 1, 1};
    Require(PQexecPrepared(handle_, "insert", 3, values, lengths, formats, 1), PGRES_COMMAND_OK);
    Run("COMMIT");
  }

  PGconn* handle_;
};

// ---- measuring

double Microseconds(int times, const std::function<void(int)>& once) {
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < times; ++i) once(i);
  return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count() / times;
}

// The quarter of the rounds that were disturbed least tell what the code costs, the others what else the machine does.
double LowerQuartile(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 4];
}

// Both sides in turns, so that what else the machine does falls on both.
void Compare(const char* what, int rounds, int times, const Side& ours, const Side& bare,
             const std::function<void(const Side&, int)>& once) {
  std::vector<double> our_times, bare_times;
  for (int round = 0; round < rounds; ++round) {
    bare_times.push_back(Microseconds(times, [&](int i) { once(bare, round * times + i); }));
    our_times.push_back(Microseconds(times, [&](int i) { once(ours, round * times + i); }));
  }
  const double our = LowerQuartile(our_times), by_hand = LowerQuartile(bare_times);
  std::printf("  %-44s %9.1f us  by hand %9.1f us  ratio %.2f\n", what, our, by_hand, our / by_hand);
}

void Measure(const char* engine, const Side& ours, const Side& bare) {
  std::printf("%s\n", engine);
  const auto id = [](int i) { return std::int64_t{1} + i * 7919LL % kRows; };
  const auto batch = [](int i) { return i * 7919LL % (kRows / kListRows); };
  for (const Side* side : {&ours, &bare}) side->begin_view();
  Compare("one row, in a view that is open", 41, 500, ours, bare, [&](const Side& s, int i) { s.select_one(id(i)); });
  Compare("list of 20 rows, in a view that is open", 41, 100, ours, bare,
          [&](const Side& s, int i) { s.select_list(batch(i)); });
  for (const Side* side : {&ours, &bare}) side->end_view();
  Compare("one row, with a view of its own", 41, 200, ours, bare, [&](const Side& s, int i) {
    s.begin_view();
    s.select_one(id(i));
    s.end_view();
  });
  Compare("durable insert, a transaction each", 41, 10, ours, bare, [&](const Side& s, int i) { s.insert(i); });
}

std::unique_ptr<Database> OpenFilled(const Location& location) {
  auto database = Database::Open(location, {&kMigration, 1});
  if (!database) GiveUp(database.error().message);
  Transaction act = (*database)->Begin();
  for (int i = 0; i < kRows; ++i) act.Execute(kInsert, i / kListRows, kText, i);
  act.Commit();
  return std::move(*database);
}

void MeasureSqlite() {
  std::string folder = (std::filesystem::temp_directory_path() / "gongkai-bench-XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr) GiveUp("no temporary folder");
  {
    auto database = OpenFilled({.directory = folder});
    BareSqlite bare(folder + "/gongkai.db");
    std::optional<Reader> view;
    Measure("SQLite", Ours(*database, view), bare.side());
  }
  std::filesystem::remove_all(folder);
}

// In a schema of its own, which goes with its connection's end.
void MeasurePostgres(const std::string& server) {
  const std::string url =
      server + (server.find('?') == std::string::npos ? "?" : "&") + "options=-csearch_path%3Dgongkai_bench";
  PGconn* admin = PQconnectdb(server.c_str());
  PQsetNoticeProcessor(
      admin, [](void*, const char*) {}, nullptr);
  PQclear(PQexec(admin, "DROP SCHEMA IF EXISTS gongkai_bench CASCADE; CREATE SCHEMA gongkai_bench"));
  {
    auto database = OpenFilled({.url = url});
    PQclear(PQexec(admin, "ANALYZE"));
    BarePostgres bare(url);
    std::optional<Reader> view;
    Measure("PostgreSQL", Ours(*database, view), bare.side());
  }
  PQclear(PQexec(admin, "DROP SCHEMA gongkai_bench CASCADE"));
  PQfinish(admin);
}

}  // namespace
}  // namespace gongkai::db

int main() {
  gongkai::db::MeasureSqlite();
  const char* server = std::getenv("GONGKAI_TEST_POSTGRES");
  if (server == nullptr) {
    std::puts("PostgreSQL: left out, GONGKAI_TEST_POSTGRES is not set");
  } else {
    gongkai::db::MeasurePostgres(server);
  }
  return gongkai::db::sink == 0 ? 1 : 0;
}
