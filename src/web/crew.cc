#include "web/crew.h"

#include <utility>

namespace gongkai::web {
namespace {

// Ten times what a page takes; short enough that those behind a thread that waits do not notice.
constexpr std::chrono::milliseconds kWaitingAfter{10};

}  // namespace

Crew::Crew(Limits limits) : limits_(limits), watcher_([this] { Watch(); }) {}

Crew::~Crew() { Finish(); }

bool Crew::Take(Kind kind, std::function<void()> work) {
  std::unique_lock lock(mutex_);
  if (is_over_ || (kind == Kind::kAct && acts_.size() >= limits_.waiting_acts)) return false;
  (kind == Kind::kAct ? acts_ : reads_).push_back({turns_++, std::move(work)});
  std::condition_variable* const sleeping = Call();
  lock.unlock();
  if (sleeping != nullptr) sleeping->notify_one();
  return true;
}

void Crew::Finish() {
  {
    const std::lock_guard lock(mutex_);
    is_over_ = true;
  }
  work_came_.notify_all();
  watch_.notify_all();
  if (watcher_.joinable()) watcher_.join();
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

// First come, first served, as far as acts may have a thread.
bool Crew::ActComesFirst() const {
  if (acts_.empty() || acting_ >= limits_.acts) return false;
  return reads_.empty() || acts_.front().turn < reads_.front().turn;
}

bool Crew::HasWork() const { return !reads_.empty() || ActComesFirst(); }

// Who is to be woken, once the lock has been let go: who wakes with it taken would only wait for it. Who was called and
// has not come yet is not called again, nor another in its place.
std::condition_variable* Crew::Call() {
  if (!HasWork()) return nullptr;
  if (active_ >= limits_.at_once) return is_watching_ ? nullptr : &watch_;
  if (active_ + called_ >= limits_.at_once) return nullptr;
  if (idle_ > called_) {
    ++called_;
    return &work_came_;
  }
  if (threads_.size() < limits_.threads) {
    ++called_;
    threads_.emplace_back([this] { Work(); });
  }
  return nullptr;
}

bool Crew::MayBegin() const { return is_over_ ? HasWork() || acts_.empty() : HasWork() && active_ < limits_.at_once; }

void Crew::Work() {
  std::unique_lock lock(mutex_);
  Worker& worker = workers_.emplace_back();
  if (called_ > 0) --called_;
  for (;;) {
    ++idle_;
    while (!MayBegin()) {
      work_came_.wait(lock);
      if (called_ > 0) --called_;
    }
    --idle_;
    if (!HasWork()) return;
    Do(worker, lock);
  }
}

void Crew::Do(Worker& worker, std::unique_lock<std::mutex>& lock) {
  const bool is_act = ActComesFirst();
  std::deque<Job>& queue = is_act ? acts_ : reads_;
  const std::function<void()> work = std::move(queue.front().work);
  queue.pop_front();
  worker = {Clock::now(), false};
  ++active_;
  if (is_act) ++acting_;
  std::condition_variable* const sleeping = Call();  // whoever was woken last may be this thread
  lock.unlock();
  if (sleeping != nullptr) sleeping->notify_one();
  work();
  lock.lock();
  if (is_act) --acting_;
  if (!worker.is_waiting) --active_;
  worker = {};
  if (is_over_) work_came_.notify_all();
}

// While something is to be done and all who may work do, looks who of them is waiting.
void Crew::Watch() {
  std::unique_lock lock(mutex_);
  while (!is_over_) {
    is_watching_ = false;
    watch_.wait(lock, [this] { return is_over_ || (HasWork() && active_ >= limits_.at_once); });
    is_watching_ = true;
    watch_.wait_for(lock, kWaitingAfter / 2, [this] { return is_over_; });
    const Clock::time_point long_ago = Clock::now() - kWaitingAfter;
    for (Worker& worker : workers_) {
      if (worker.is_waiting || worker.busy_since > long_ago) continue;
      worker.is_waiting = true;
      --active_;
      if (std::condition_variable* const sleeping = Call(); sleeping != nullptr) sleeping->notify_one();
    }
  }
}

}  // namespace gongkai::web
