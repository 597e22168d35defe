// Timed work among several processes on one database: begun once, held, taken over, asked for; and its page.
#include "account/job_actions.h"

#include <atomic>
#include <thread>

#include "account/county_test.h"
#include "account/job_pages.h"
#include "account/job_store.h"

namespace gongkai::account {
namespace {

using jobs::Turn;
using jobs::TurnState;

constexpr const char* kJob = "count";

struct Jobs : TestCounty {
  using TestCounty::TestCounty;
  PersonId chen = Hire("chenmo", "陈墨", office, PostKind::kSystemAdmin);
  Instant due = now - 5min;

  std::optional<Turn> Newest() {
    db::Reader reader = database->Read();
    return NewestTurn(reader, kJob);
  }
};

TEST_CASE_ON_BOTH_ENGINES("of many processes that look at the same moment one begins the turn", place) {
  Jobs county(place);
  std::atomic<int> begun = 0;
  std::vector<std::thread> processes;
  for (int i = 0; i < 8; ++i) {
    processes.emplace_back([&, i] {
      JobBook book(*county.database, "node " + std::to_string(i));
      if (book.Take(kJob, county.due, county.now)) ++begun;
    });
  }
  for (std::thread& process : processes) process.join();
  CHECK(begun == 1);
  CHECK(county.Newest()->state == TurnState::kRunning);
}

TEST_CASE_ON_BOTH_ENGINES("a turn that is held is nobody else's; one that fell silent is, and its first holder is told",
                          place) {
  Jobs county(place);
  JobBook first(*county.database, "a"), second(*county.database, "b");
  const auto turn = first.Take(kJob, county.due, county.now);
  REQUIRE(turn);
  county.now += 50s;
  CHECK(first.Hold(kJob, *turn, county.now));
  county.now += 50s;
  CHECK_FALSE(second.Take(kJob, county.due, county.now));
  CHECK_FALSE(second.Take(kJob, county.due + 1min, county.now));  // nor is the next one begun beside it
  county.now += 2min;
  const auto taken = second.Take(kJob, county.due, county.now);
  REQUIRE(taken);
  CHECK(taken->tries == 2);
  CHECK_FALSE(first.Hold(kJob, *turn, county.now));
  Turn late = *turn;
  late.state = TurnState::kDone;
  first.End(kJob, late);  // what it says now counts no more
  CHECK(county.Newest()->state == TurnState::kRunning);
}

TEST_CASE_ON_BOTH_ENGINES("what is done is not begun again until it is due again; what failed, when its time has come",
                          place) {
  Jobs county(place);
  JobBook book(*county.database, "a");
  Turn turn = *book.Take(kJob, county.due, county.now);
  turn.state = TurnState::kFailed;
  turn.message = "服务器没有答复";
  turn.again_at = county.now + 1min;
  book.End(kJob, turn);
  CHECK_FALSE(book.Take(kJob, county.due, county.now));
  auto again = book.Take(kJob, county.due, county.now + 1min);
  REQUIRE(again);
  again->state = TurnState::kDone;
  book.End(kJob, *again);
  CHECK_FALSE(book.Take(kJob, county.due, county.now + 1h));
  CHECK(book.Take(kJob, county.due + 10min, county.now + 1h));
}

TEST_CASE_ON_BOTH_ENGINES("an administrator asks for a turn now: once, and not while one runs", place) {
  Jobs county(place);
  const Actor actor = county.ActorAs(county.chen, PostKind::kSystemAdmin);
  JobBook book(*county.database, "a");
  CHECK(AskForTurn(county.desk, actor, kJob));
  CHECK_FALSE(AskForTurn(county.desk, actor, kJob));
  const auto turn = book.Take(kJob, county.due, county.now);
  REQUIRE(turn);
  CHECK(turn->tries == 1);
  CHECK_FALSE(AskForTurn(county.desk, actor, kJob));
  CHECK(county.Trail(kInstallation) == std::vector<std::string>{"jobs.run done job:count"});
}

TEST_CASE_ON_BOTH_ENGINES("the page shows what ran, what failed and why, and is the system administrator's alone",
                          place) {
  Jobs county(place);
  int woken = 0;
  AddJobPages(
      county.pages,
      {{.name = kJob, .title = "数一数", .schedule = jobs::Schedule::Every(10min), .run = {}, .page = "/office/count"}},
      [&woken] { ++woken; });
  const TestBrowser chen = county.SignIn(county.chen);
  CHECK(Has(chen.Get("/office/jobs").body, "还没有运行过"));
  CHECK(Has(chen.Get("/office/jobs").body, "href=\"/office/count\""));
  CHECK(chen.Post("/office/jobs/count/run", {{"once", std::string(32, 'a')}}).status == 303);
  CHECK(woken == 1);
  JobBook book(*county.database, "node-7");
  Turn turn = *book.Take(kJob, county.due, county.now);
  turn.state = TurnState::kFailed;
  turn.message = "服务器没有答复";
  turn.ended_at = county.now;
  book.End(kJob, turn);
  const std::string page = chen.Get("/office/jobs").body;
  CHECK(Has(page, "✕ 没有做成"));
  CHECK(Has(page, "服务器没有答复"));
  CHECK(Has(chen.Get("/office/jobs/count").body, "node-7"));
  CHECK(chen.Get("/office/jobs/other").status == 404);
  const TestBrowser handler = county.SignIn(county.Hire("linxi", "林溪", county.township, PostKind::kHandler));
  CHECK(handler.Get("/office/jobs").status == 403);
}

}  // namespace
}  // namespace gongkai::account
