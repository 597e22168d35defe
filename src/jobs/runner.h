// Timed work: each job runs when it is due, once however many processes run, each job beside the others.
//
//   jobs::Runner runner({{.name = "heads", .title = "…", .schedule = Schedule::Daily(0min), .run = [&] { … }}}, book,
//   {});
//
// A turn is taken through the Book, which all processes share, and held while it runs by a sign of life every few
// seconds; a turn whose process was killed is taken over. So a job may run again after a crash: what it does must bear
// that. One that throws is tried again (turns.h), and what it says is put down.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "jobs/schedule.h"
#include "jobs/turns.h"

namespace gongkai::jobs {

struct Job {
  std::string name;   // in the book and in addresses: "audit-heads"
  std::string title;  // for people
  Schedule schedule;
  std::function<std::string()> run;  // gives one line of what came of it; throws when it failed
  std::string page{};                // a local path where more is done about it; may be empty
};

/// Where turns are put down, shared by all processes. Each function is one transaction.
class Book {
 public:
  virtual ~Book() = default;
  /// The turn that this process has now: the one due at `last_due` when nobody had it yet, or an earlier one that is
  /// still to be tried. None: there is nothing to do, or another process does it.
  virtual std::optional<Turn> Take(const std::string& job, Instant last_due, Instant now) = 0;
  /// A sign of life. False when another process has taken the turn over.
  virtual bool Hold(const std::string& job, const Turn& turn, Instant now) = 0;
  virtual void End(const std::string& job, const Turn& turn) = 0;
};

struct RunnerOptions {
  std::function<Instant()> now;               // none: the machine's clock
  std::function<void(std::string_view)> log;  // one line; none: nowhere
  std::chrono::milliseconds look_every = std::chrono::seconds(5);
};

class Runner {
 public:
  Runner(std::vector<Job> jobs, Book& book, RunnerOptions options);
  /// Waits for the jobs that run.
  ~Runner();
  Runner(const Runner&) = delete;
  Runner& operator=(const Runner&) = delete;

  /// Somebody asked for a turn: looks at once.
  void Wake();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gongkai::jobs
