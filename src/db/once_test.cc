// An act with a key happens once, whoever comes when; one that got in another's way is done again.
#include "db/once.h"

#include <atomic>
#include <thread>
#include <vector>

#include <doctest/doctest.h>
#include <support/test_databases.h>

#include "db/retry.h"
#include "embedded/embedded_migrations.h"

namespace gongkai::db {
namespace {

constexpr std::chrono::sys_seconds kNow = std::chrono::sys_days(std::chrono::year(2026) / 2 / 1);

std::unique_ptr<Database> OpenIn(const testing::TestDatabase& place) {
  auto database = Database::Open(place.location(), embedded::Migrations());
  REQUIRE(database);
  return std::move(*database);
}

// Hands in under the key; answers the number of the upload, as the first one got it.
std::string HandIn(Transaction& act, std::string_view key) {
  Once once(act, key, "hand in", kNow);
  if (once.done_before()) return once.result();
  const auto id = act.One<std::int64_t>("INSERT INTO upload (started_at, by_name) VALUES (?, 'x') RETURNING id", key);
  once.Finish(std::to_string(id));
  act.Commit();
  return std::to_string(id);
}

std::int64_t Uploads(Database& database) { return database.Read().One<std::int64_t>("SELECT COUNT(*) FROM upload"); }

TEST_CASE_ON_BOTH_ENGINES("done again with the same key, it happens once and answers the same", place) {
  auto database = OpenIn(place);
  const auto with_key = [&](std::string_view key) {
    return Retry(*database, [&](Transaction& act) { return HandIn(act, key); });
  };
  const std::string first = with_key("a");
  CHECK(with_key("a") == first);
  CHECK(with_key("b") != first);
  CHECK(Uploads(*database) == 2);
}

TEST_CASE_ON_BOTH_ENGINES("eight at once with one key: one does it, all are told the same", place) {
  auto database = OpenIn(place);
  std::vector<std::string> answers(8);
  std::vector<std::thread> threads;
  for (std::string& answer : answers) {
    threads.emplace_back([&] { answer = Retry(*database, [](Transaction& act) { return HandIn(act, "the form"); }); });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(Uploads(*database) == 1);
  for (const std::string& answer : answers) CHECK(answer == answers[0]);
}

TEST_CASE_ON_BOTH_ENGINES("an act that was not committed has not happened; the next one with its key does it", place) {
  auto database = OpenIn(place);
  {
    Transaction act = database->Begin();
    Once once(act, "a", "hand in", kNow);
    CHECK_FALSE(once.done_before());
    once.Finish("lost");
  }
  Transaction act = database->Begin();
  CHECK(HandIn(act, "a") != "lost");
}

TEST_CASE_ON_BOTH_ENGINES("of a key its digest is kept alone: it may hold the cookie of a browser", place) {
  auto database = OpenIn(place);
  Transaction act = database->Begin();
  Once once(act, "0|the cookie|the form", "send", kNow);
  once.Finish("told");
  CHECK(act.One<std::int64_t>("SELECT COUNT(*) FROM act_once WHERE key LIKE '%cookie%' OR key LIKE '%form%'") == 0);
  CHECK(act.One<std::int64_t>("SELECT COUNT(*) FROM act_once") == 1);
  CHECK(Once(act, "0|the cookie|the form", "send", kNow).result() == "told");
  CHECK_FALSE(Once(act, "0|another cookie|the form", "send", kNow).done_before());
}

TEST_CASE_ON_BOTH_ENGINES("the key of one act is none of another: neither told its result nor done by it", place) {
  auto database = OpenIn(place);
  Transaction act = database->Begin();
  Once(act, "the form", "hand in", kNow).Finish("told");
  const Once other(act, "the form", "take back", kNow);
  CHECK(other.is_of_another());
  CHECK_FALSE(other.done_before());
  const Once again(act, "the form", "hand in", kNow);
  CHECK_FALSE(again.is_of_another());
  CHECK(again.result() == "told");
}

TEST_CASE_ON_BOTH_ENGINES("keys are forgotten by their age", place) {
  auto database = OpenIn(place);
  const auto day = [](int n) { return kNow + std::chrono::days(n); };
  for (const int n : {1, 2}) {
    Transaction act = database->Begin();
    const Once once(act, std::to_string(n), "count", day(n));
    act.Commit();
  }
  Transaction act = database->Begin();
  CHECK(ForgetActs(act, day(2)) == 1);
  CHECK_FALSE(Once(act, "1", "count", day(3)).done_before());
  CHECK(Once(act, "2", "count", day(3)).done_before());
}

TEST_CASE_ON_BOTH_ENGINES("what can be tried again is, a few times; everything else is told", place) {
  auto database = OpenIn(place);
  int tries = 0;
  const auto failing = [&](ErrorCode code, int failures) {
    tries = 0;
    return Retry(*database, [&](Transaction&) {
      if (++tries <= failures) throw DatabaseError(code, "in the way");
      return tries;
    });
  };
  CHECK(failing(ErrorCode::kSerialization, 2) == 3);
  CHECK_THROWS_AS(failing(ErrorCode::kSerialization, 100), DatabaseError);
  CHECK(tries < 100);
  CHECK_THROWS_AS(failing(ErrorCode::kUnique, 1), DatabaseError);
  CHECK(tries == 1);
  CHECK_THROWS_AS(failing(ErrorCode::kGone, 1), DatabaseError);
  CHECK(tries == 1);
}

}  // namespace
}  // namespace gongkai::db
