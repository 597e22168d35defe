// The runner with a book in memory: jobs run once among several runners, fail and are tried again, are taken over.
#include "jobs/runner.h"

#include <doctest/doctest.h>

#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <stdexcept>
#include <thread>

namespace gongkai::jobs {
namespace {

using namespace std::chrono_literals;

const Instant kStart = Instant(std::chrono::sys_days(std::chrono::year(2026) / 3 / 10)) - kBeijingOffset + 9h;

class MemoryBook : public Book {
 public:
  std::optional<Turn> Take(const std::string& job, Instant last_due, Instant now) override {
    const std::lock_guard lock(mutex_);
    Turn& turn = turns_[job];
    const bool is_new = turn.due < last_due;
    if (!is_new && !MayTake(turn, now)) return std::nullopt;
    turn = {.due = is_new ? last_due : turn.due,
            .tries = is_new ? 1 : turn.tries + 1,
            .begun_at = now,
            .held_until = now + kHeldFor};
    return turn;
  }
  bool Hold(const std::string& job, const Turn& turn, Instant now) override {
    const std::lock_guard lock(mutex_);
    Turn& kept = turns_[job];
    if (kept.tries != turn.tries) return false;
    kept.held_until = now + kHeldFor;
    return true;
  }
  void End(const std::string& job, const Turn& turn) override {
    {
      const std::lock_guard lock(mutex_);
      turns_[job] = turn;
      ++ended_;
    }
    changed_.notify_all();
  }
  void WaitForEnds(int count) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return ended_ >= count; });
  }
  Turn Of(const std::string& job) {
    const std::lock_guard lock(mutex_);
    return turns_[job];
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::string, Turn> turns_;
  int ended_ = 0;
};

// A clock that the test moves.
struct Clock {
  std::atomic<std::int64_t> seconds{kStart.time_since_epoch().count()};
  Instant now() const { return Instant(std::chrono::seconds(seconds)); }
  void Pass(std::chrono::seconds time) { seconds += time.count(); }
  RunnerOptions options() {
    return {.now = [this] { return now(); }, .look_every = 1ms};
  }
};

Job Counting(std::atomic<int>& runs) {
  return {.name = "count", .title = "数一数", .schedule = Schedule::Every(10min), .run = [&runs] {
            return std::to_string(++runs);
          }};
}

TEST_CASE("a job that is due runs once, however many runners look at one book, and again when it is due again") {
  MemoryBook book;
  Clock clock;
  std::atomic<int> runs = 0;
  {
    std::vector<std::unique_ptr<Runner>> runners;
    for (int i = 0; i < 4; ++i)
      runners.push_back(std::make_unique<Runner>(std::vector{Counting(runs)}, book, clock.options()));
    book.WaitForEnds(1);
    clock.Pass(10min);
    book.WaitForEnds(2);
  }
  CHECK(runs == 2);
  CHECK(book.Of("count").state == TurnState::kDone);
  CHECK(book.Of("count").message == "2");
}

TEST_CASE("a job that fails is tried again after a pause, and no more than five times in all") {
  MemoryBook book;
  Clock clock;
  std::atomic<int> runs = 0;
  Job job = Counting(runs);
  job.schedule = Schedule::Daily(0min);
  job.run = [&runs]() -> std::string {
    ++runs;
    throw std::runtime_error("服务器没有答复");
  };
  {
    const Runner runner({job}, book, clock.options());
    for (int tries = 1; tries <= kMostTries; ++tries) {
      book.WaitForEnds(tries);
      CHECK(book.Of("count").tries == tries);
      CHECK(book.Of("count").message == "服务器没有答复");
      clock.Pass(1h);
    }
    std::this_thread::sleep_for(20ms);  // it could go on, and does not
  }
  CHECK(runs == kMostTries);
  CHECK_FALSE(book.Of("count").again_at);
}

TEST_CASE("a turn whose process fell silent is taken over by another") {
  MemoryBook book;
  Clock clock;
  const auto lost = book.Take("count", Schedule::Every(10min).LastDue(clock.now()), clock.now());
  REQUIRE(lost);
  std::atomic<int> runs = 0;
  const Runner runner({Counting(runs)}, book, clock.options());
  std::this_thread::sleep_for(20ms);
  CHECK(runs == 0);  // the other may still be at it
  clock.Pass(kHeldFor + 1s);
  book.WaitForEnds(1);
  CHECK(runs == 1);
  CHECK(book.Of("count").tries == 2);
  CHECK_FALSE(book.Hold("count", *lost, clock.now()));
}

TEST_CASE("a long job holds up no other, and stopping waits for it") {
  MemoryBook book;
  Clock clock;
  std::atomic<int> runs = 0;
  std::atomic<bool> let_go = false, over = false;
  Job slow = Counting(runs);
  slow.name = "slow";
  slow.run = [&] {
    while (!let_go) std::this_thread::sleep_for(1ms);
    over = true;
    return std::string();
  };
  {
    const Runner runner({slow, Counting(runs)}, book, clock.options());
    book.WaitForEnds(1);
    CHECK(runs == 1);
    CHECK_FALSE(over);
    let_go = true;
  }
  CHECK(over);
  CHECK(book.Of("slow").state == TurnState::kDone);
}

TEST_CASE("what may be taken, as a table") {
  const Turn running{.state = TurnState::kRunning, .held_until = kStart};
  CHECK_FALSE(MayTake(running, kStart));
  CHECK(MayTake(running, kStart + 1s));
  Turn failed{.state = TurnState::kFailed, .again_at = kStart};
  CHECK_FALSE(MayTake(failed, kStart - 1s));
  CHECK(MayTake(failed, kStart));
  failed.again_at.reset();
  CHECK_FALSE(MayTake(failed, kStart + 24h));
  CHECK_FALSE(MayTake({.state = TurnState::kDone}, kStart + 24h));
  CHECK(NextTry(1, kStart) == kStart + 1min);
  CHECK(NextTry(4, kStart) == kStart + 60min);
  CHECK_FALSE(NextTry(kMostTries, kStart));
}

}  // namespace
}  // namespace gongkai::jobs
