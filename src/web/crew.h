// Threads for requests that may wait: for the database, a file, another server, the end of a hard sum. The threads that
// look after the sockets hand such a request over and go on; one that waits holds up nobody but itself.
//
//   Crew crew({.threads = 16, .at_once = 3, .acts = 12, .waiting_acts = 64});
//   if (!crew.Take(Crew::Kind::kAct, [&] { … })) … answer that it is too much now …
//
// Few work at a time, about one a core: more of them would only take turns on the cores, and everybody would be
// answered later. A thread whose work is not done after some milliseconds is waiting, and another one begins in its
// place. Acts never get all threads: where writing is stuck (a cluster without its second server), pages can be read
// all the same.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <list>
#include <mutex>
#include <thread>
#include <vector>

namespace gongkai::web {

class Crew {
 public:
  enum class Kind { kRead, kAct };
  struct Limits {
    unsigned threads = 16;       // in all; started when they are needed
    unsigned at_once = 3;        // that are not waiting
    unsigned acts = 12;          // acts that may have a thread at a time
    unsigned waiting_acts = 64;  // more are not taken
  };

  explicit Crew(Limits limits);
  /// Does all that was taken.
  ~Crew();
  Crew(const Crew&) = delete;
  Crew& operator=(const Crew&) = delete;

  /// False, and nothing is done, when too many acts wait already, or after Finish. `work` must not throw.
  bool Take(Kind kind, std::function<void()> work);

  /// Does what was taken, then ends.
  void Finish();

 private:
  using Clock = std::chrono::steady_clock;
  struct Job {
    std::uint64_t turn;
    std::function<void()> work;
  };
  struct Worker {
    Clock::time_point busy_since = Clock::time_point::max();
    bool is_waiting = false;
  };

  void Work();
  void Watch();
  std::condition_variable* Call();
  bool HasWork() const;
  bool MayBegin() const;
  bool ActComesFirst() const;
  void Do(Worker& worker, std::unique_lock<std::mutex>& lock);

  const Limits limits_;
  std::mutex mutex_;
  std::condition_variable work_came_, watch_;
  std::deque<Job> reads_, acts_;
  std::list<Worker> workers_;
  std::uint64_t turns_ = 0;
  unsigned active_ = 0;  // at work and not waiting
  unsigned acting_ = 0;  // at work on acts, waiting or not
  unsigned idle_ = 0;
  unsigned called_ = 0;  // of the idle ones: on their way
  bool is_over_ = false, is_watching_ = false;
  std::vector<std::thread> threads_;
  std::thread watcher_;
};

}  // namespace gongkai::web
