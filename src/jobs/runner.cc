#include "jobs/runner.h"

#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

namespace gongkai::jobs {
namespace {

Instant MachineNow() { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }

}  // namespace

// The looking thread takes turns and keeps them held; each job runs on a thread of its own, one turn at a time.
struct Runner::State {
  struct Seat {
    Job job;
    std::optional<Turn> turn{};     // under way; the looking thread's alone
    std::optional<Turn> outcome{};  // left by the thread of the job, under the mutex
    std::thread thread{};
  };

  State(std::vector<Job> jobs, Book& where, RunnerOptions with) : book(where), options(std::move(with)) {
    for (Job& job : jobs) seats.push_back({.job = std::move(job)});
    if (!options.now) options.now = MachineNow;
    looking = std::thread([this] { Look(); });
  }

  ~State() {
    {
      const std::lock_guard lock(mutex);
      stop = true;
    }
    changed.notify_all();
    looking.join();
  }

  void Log(const Job& job, std::string_view what, std::string_view why) const {
    if (options.log) options.log(job.title + std::string(what) + std::string(why));
  }

  void Look() {
    std::unique_lock lock(mutex);
    while (true) {
      const bool stopping = stop;
      lock.unlock();
      bool busy = false;
      for (Seat& seat : seats) {
        Attend(seat, stopping);
        busy = busy || seat.turn;
      }
      lock.lock();
      if (stopping && !busy) return;
      changed.wait_for(lock, options.look_every, [&] { return wake || (stop && !stopping); });
      wake = false;
    }
  }

  // A book that cannot be reached is looked at again at the next round; who is told to stop does not wait for it.
  void Attend(Seat& seat, bool stopping) {
    try {
      if (seat.turn) {
        Tend(seat);
      } else if (!stopping) {
        Begin(seat);
      }
    } catch (const std::exception& broken) {
      Log(seat.job, "：这次的结果没有记下：", broken.what());
      if (stopping && !seat.thread.joinable()) seat.turn.reset();
    }
  }

  void Begin(Seat& seat) {
    const Instant now = options.now();
    seat.turn = book.Take(seat.job.name, seat.job.schedule.LastDue(now), now);
    if (seat.turn) seat.thread = std::thread([this, &seat, turn = *seat.turn] { Run(seat, turn); });
  }

  void Run(Seat& seat, Turn turn) {
    try {
      turn.message = seat.job.run();
      turn.state = TurnState::kDone;
      turn.again_at.reset();
      turn.ended_at = options.now();
    } catch (const std::exception& broken) {
      turn.message = broken.what();
      turn.state = TurnState::kFailed;
      turn.ended_at = options.now();
      turn.again_at = NextTry(turn.tries, *turn.ended_at);
    }
    {
      const std::lock_guard lock(mutex);
      seat.outcome = std::move(turn);
      wake = true;
    }
    changed.notify_all();
  }

  // Under way: a sign of life. At its end: what came of it, until the book has it.
  void Tend(Seat& seat) {
    std::optional<Turn> outcome;
    {
      const std::lock_guard lock(mutex);
      outcome = seat.outcome;
    }
    if (!outcome) {
      if (!book.Hold(seat.job.name, *seat.turn, options.now())) Log(seat.job, "：", "另一个进程接手了这一次。");
      return;
    }
    if (seat.thread.joinable()) seat.thread.join();
    book.End(seat.job.name, *outcome);
    if (outcome->state == TurnState::kFailed)
      Log(seat.job, outcome->again_at ? "没有做成，稍后再试：" : "试了多次没有做成，不再试：", outcome->message);
    seat.outcome.reset();  // its thread is over
    seat.turn.reset();
  }

  Book& book;
  RunnerOptions options;
  std::vector<Seat> seats;
  std::mutex mutex;
  std::condition_variable changed;
  bool wake = false, stop = false;
  std::thread looking;
};

Runner::Runner(std::vector<Job> jobs, Book& book, RunnerOptions options)
    : state_(std::make_unique<State>(std::move(jobs), book, std::move(options))) {}

Runner::~Runner() = default;

void Runner::Wake() {
  {
    const std::lock_guard lock(state_->mutex);
    state_->wake = true;
  }
  state_->changed.notify_all();
}

}  // namespace gongkai::jobs
