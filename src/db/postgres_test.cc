// What PostgreSQL does otherwise than SQLite, or does besides.
#include <atomic>
#include <barrier>
#include <thread>
#include <vector>

#include <doctest/doctest.h>
#include <support/test_databases.h>

#include "db/database.h"
#include "db/retry.h"
#include "db/together.h"

namespace gongkai::db {
namespace {

const std::vector<EmbeddedFile> kMigrations = {
    {"0001_note.sql",
     "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT, number BIGINT, small INTEGER);"
     "INSERT INTO note (text, number) VALUES ('a', 0), ('b', 0);"}};

std::unique_ptr<Database> OpenIn(const testing::OnPostgres& place, Location location = {}) {
  location.url = place.url();
  auto database = Database::Open(location, kMigrations);
  REQUIRE(database);
  return std::move(*database);
}

ErrorCode CodeOf(auto&& act) {
  try {
    act();
  } catch (const DatabaseError& error) {
    return error.code();
  }
  FAIL("nothing was thrown");
  return ErrorCode::kOther;
}

TEST_CASE("a text with NUL is refused and never cut") {
  const testing::OnPostgres place;
  auto database = OpenIn(place);
  Transaction act = database->Begin();
  CHECK(CodeOf([&] { act.Execute("INSERT INTO note (text) VALUES (?)", std::string("a\0b", 3)); }) ==
        ErrorCode::kOther);
  CHECK(act.One<int>("SELECT COUNT(*) FROM note") == 2);
}

TEST_CASE("every kind of integer is read, what is none is refused: numeric, real; a number too large is never cut") {
  const testing::OnPostgres place;
  auto database = OpenIn(place);
  const auto read = [&](std::string_view sql) { return database->Read().One<std::int64_t>(sql); };
  CHECK(read("SELECT CAST(-3 AS SMALLINT)") == -3);
  CHECK(read("SELECT -2147483648") == std::numeric_limits<std::int32_t>::min());
  CHECK(read("SELECT CAST(-9223372036854775808 AS BIGINT)") == std::numeric_limits<std::int64_t>::min());
  CHECK(read("SELECT 1 = 1") == 1);
  CHECK(CodeOf([&] { read("SELECT SUM(number) FROM note"); }) == ErrorCode::kOther);
  CHECK(read("SELECT CAST(SUM(number) AS BIGINT) FROM note") == 0);
  CHECK(CodeOf([&] { database->Read().One<double>("SELECT CAST(0.1 AS REAL)"); }) == ErrorCode::kOther);
  Transaction act = database->Begin();
  CHECK(CodeOf([&] { act.Execute("UPDATE note SET small = ?", std::int64_t{1} << 40); }) == ErrorCode::kOther);
}

TEST_CASE("writers work side by side; two that need each other's rows are told apart, and Retry brings both home") {
  const testing::OnPostgres place;
  auto database = OpenIn(place);
  std::barrier both(2);
  std::atomic<int> runs = 0;
  const auto add = [&](const char* first, const char* second) {
    bool met = false;
    Retry(*database, [&](Transaction& act) {
      ++runs;
      act.Execute("UPDATE note SET number = number + 1 WHERE text = ?", first);
      if (!met) both.arrive_and_wait();
      met = true;
      act.Execute("UPDATE note SET number = number + 1 WHERE text = ?", second);
      act.Commit();
    });
  };
  std::thread other([&] { add("b", "a"); });
  add("a", "b");
  other.join();
  CHECK(runs == 3);
  CHECK(database->Read().One<std::int64_t>("SELECT CAST(SUM(number) AS BIGINT) FROM note") == 4);
}

TEST_CASE("a lock of a name makes looking and writing one step") {
  const testing::OnPostgres place;
  auto database = OpenIn(place);
  std::vector<std::thread> threads;
  for (int i = 0; i < 6; ++i) {
    threads.emplace_back([&] {
      for (int n = 0; n < 10; ++n) {
        Transaction act = database->Begin();
        act.Lock("note a");
        const auto number = act.One<std::int64_t>("SELECT number FROM note WHERE text = 'a'");
        act.Execute("UPDATE note SET number = ? WHERE text = 'a'", number + 1);
        act.Commit();
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(database->Read().One<int>("SELECT number FROM note WHERE text = 'a'") == 60);
}

TEST_CASE("who waits too long for a row, a lock or a connection is told kBusy") {
  const testing::OnPostgres place;
  auto database = OpenIn(place, {.busy_timeout = std::chrono::milliseconds(50), .writers = 2});
  Transaction held = database->Begin();
  held.Execute("UPDATE note SET number = 1");
  held.Lock("x");
  std::thread([&] {
    CHECK(CodeOf([&] { database->Begin().Execute("UPDATE note SET number = 2"); }) == ErrorCode::kBusy);
    CHECK(CodeOf([&] { database->Begin().Lock("x"); }) == ErrorCode::kBusy);
    const Transaction second = database->Begin();
    std::thread([&] { CHECK(CodeOf([&] { database->Begin(); }) == ErrorCode::kBusy); }).join();
  }).join();
}

TEST_CASE("connections that the server has cut are made anew; an act that was cut is told so") {
  const testing::OnPostgres place;
  auto database = OpenIn(place);
  const std::string cut =
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND "
      "datname = current_database()";
  CHECK(database->Read().One<int>("SELECT COUNT(*) FROM note") == 2);
  testing::RunOnServer(place.url(), cut);
  CHECK(database->Read().One<int>("SELECT COUNT(*) FROM note") == 2);
  {
    Transaction act = database->Begin();
    act.Execute("DELETE FROM note");
    testing::RunOnServer(place.url(), cut);
    CHECK(CodeOf([&] { act.Commit(); }) == ErrorCode::kGone);
  }
  CHECK(database->Begin().One<int>("SELECT COUNT(*) FROM note") == 2);
}

TEST_CASE("a read begins with its first question, known to the server or not, and sees that one moment") {
  const testing::OnPostgres place;
  auto database = OpenIn(place);
  constexpr std::string_view kCount = "SELECT COUNT(*) FROM note";
  constexpr std::string_view kQuotient = "SELECT 6 / ?";
  for (int known = 0; known < 3; ++known) {
    Reader reader = database->Read();
    CHECK(reader.One<int>(kCount) == 2 + known);
    Transaction act = database->Begin();
    act.Execute("INSERT INTO note (text) VALUES ('c')");
    act.Commit();
    CHECK(reader.One<int>(kCount) == 2 + known);
  }
  // A first question that fails, one that was never asked, and a connection cut in between leave nothing behind.
  CHECK(database->Read().One<int>(kQuotient, 3) == 2);
  CHECK(CodeOf([&] { database->Read().One<int>(kQuotient, 0); }) == ErrorCode::kOther);
  { const Reader silent = database->Read(); }
  CHECK(database->Read().One<int>(kQuotient, 2) == 3);
  {
    Reader reader = database->Read();
    testing::RunOnServer(place.url(),
                         "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> "
                         "pg_backend_pid() AND datname = current_database()");
    CHECK(reader.One<int>(kQuotient, 1) == 6);
    CHECK(reader.One<int>(kCount) == 5);
  }
  CHECK(database->Read().One<int>(kCount) == 5);
}

TEST_CASE("questions asked together begin a read, survive a cut before it, and are refused by the first that fails") {
  const testing::OnPostgres place;
  auto database = OpenIn(place);
  const auto ask = [&](int divisor) {
    Reader reader = database->Read();
    auto [count, quotient, again] =
        AskTogether(reader, Question::Of("SELECT COUNT(*) FROM note"), Question::Of("SELECT 6 / ?", divisor),
                    Question::Of("SELECT COUNT(*) FROM note"));
    REQUIRE(count.Next());
    CHECK(count.row().Get<int>(0) == 2);
    REQUIRE(again.Next());
    CHECK(again.row().Get<int>(0) == 2);
    REQUIRE(quotient.Next());
    return quotient.row().Get<int>(0);
  };
  for (int known = 0; known < 2; ++known) CHECK(ask(2) == 3);
  CHECK(CodeOf([&] { ask(0); }) == ErrorCode::kOther);
  CHECK(ask(3) == 2);
  testing::RunOnServer(place.url(),
                       "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND "
                       "datname = current_database()");
  CHECK(ask(1) == 6);
}

TEST_CASE("of several hosts the one that answers is taken") {
  const testing::OnPostgres place;
  const std::string url = place.url();
  const std::size_t host = url.find("host=");
  REQUIRE(host != std::string::npos);
  auto database = OpenIn(place);
  const std::string several = url.substr(0, host) + "host=/nowhere," + url.substr(host + 5);
  const auto found = Database::Open({.url = several}, kMigrations);
  REQUIRE(found);
  CHECK((*found)->Read().One<int>("SELECT COUNT(*) FROM note") == 2);
}

TEST_CASE("a server that takes no writes is no primary") {
  const testing::OnPostgres place;
  OpenIn(place);
  CHECK_FALSE(Database::Open({.url = place.url() + "%20-cdefault_transaction_read_only%3Don"}, kMigrations));
}

TEST_CASE("the replica is read where it is named; without one the primary is") {
  const testing::OnPostgres primary;
  const testing::OnPostgres replica;  // another schema, so that it shows which of the two was read
  OpenIn(replica)->Begin();
  testing::RunOnServer(replica.url(), "DELETE FROM note");
  auto database = OpenIn(primary, {.read_url = replica.url()});
  CHECK(database->ReadReplica().One<int>("SELECT COUNT(*) FROM note") == 0);
  CHECK(database->Read().One<int>("SELECT COUNT(*) FROM note") == 2);
  CHECK(OpenIn(primary)->ReadReplica().One<int>("SELECT COUNT(*) FROM note") == 2);
}

TEST_CASE("more statements than are kept prepared still work") {
  const testing::OnPostgres place;
  auto database = OpenIn(place);
  Reader reader = database->Read();
  for (int i = 0; i < 900; ++i) REQUIRE(reader.One<int>("SELECT " + std::to_string(i)) == i);
}

TEST_CASE("a stream: to its end, left in the middle, with another statement and another stream inside") {
  const testing::OnPostgres place;
  auto database = OpenIn(place);
  Reader reader = database->Read();
  std::int64_t sum = 0;
  for (const Row& row : reader.Stream("SELECT generate_series(1, ?)", 200'000)) sum += row.Get<std::int64_t>(0);
  CHECK(sum == 20'000'100'000);
  for (const Row& row : reader.Stream("SELECT generate_series(1, 100000)")) {
    if (row.Get<int>(0) == 3) break;
  }
  constexpr std::string_view kThree = "SELECT generate_series(1, 3)";
  int seen = 0;
  for (const Row& outer : reader.Stream(kThree)) {
    CHECK(reader.One<int>("SELECT 1") == 1);
    for (const Row& inner : reader.Stream(kThree)) seen += outer.Get<int>(0) * inner.Get<int>(0);
  }
  CHECK(seen == 36);
}

TEST_CASE("a stream that fails in its middle says so when it gets there") {
  const testing::OnPostgres place;
  auto database = OpenIn(place);
  Reader reader = database->Read();
  Rows rows = reader.Stream("SELECT 10 / (3 - n) FROM generate_series(1, 5) n");
  CHECK(rows.Next());
  CHECK(rows.Next());
  CHECK(CodeOf([&] { rows.Next(); }) == ErrorCode::kOther);
  CHECK_FALSE(rows.Next());
}

TEST_CASE("a mark does not wait for another server to confirm it; an act does") {
  const testing::OnPostgres place;
  auto database = OpenIn(place);
  const auto confirmed = [](Transaction& act) { return act.One<std::string>("SHOW synchronous_commit"); };
  {
    auto mark = database->BeginMark();
    REQUIRE(mark);
    CHECK(confirmed(*mark) == "off");
    mark->Commit();
  }
  Transaction act = database->Begin();
  CHECK(confirmed(act) == "on");
}

}  // namespace
}  // namespace gongkai::db
