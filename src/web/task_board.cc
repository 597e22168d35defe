#include "web/task_board.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>

#include "crypto/random.h"
#include "web/errors_to_http.h"

namespace gongkai::web {
namespace {

constexpr std::size_t kMostFinished = 1000;

class Task : public Progress {
 public:
  Task(std::string id, std::string title, Work work, const std::atomic<bool>& stopping)
      : work_(std::move(work)), stopping_(stopping) {
    view_.id = std::move(id);
    view_.title = std::move(title);
  }

  void SetTotal(std::uint64_t total) override {
    Change([&](TaskView& view) { view.total = total; });
  }
  void Advance(std::uint64_t steps) override {
    Change([&](TaskView& view) { view.done += steps; });
  }
  void Note(std::string note) override {
    Change([&](TaskView& view) { view.note = std::move(note); });
  }
  void SetResult(std::string path) override {
    Change([&](TaskView& view) { view.result = std::move(path); });
  }
  bool Stopping() const override { return stopping_; }

  TaskView View() const {
    const std::lock_guard lock(mutex_);
    return view_;
  }

  void Run() {
    Change([](TaskView& view) { view.state = TaskState::kRunning; });
    try {
      work_(*this);
      Change([](TaskView& view) { view.state = TaskState::kDone; });
    } catch (...) {
      const Failure failure = ToFailure(std::current_exception());
      if (!failure.for_log.empty()) std::fprintf(stderr, "task %s: %s\n", View().id.c_str(), failure.for_log.c_str());
      Change([&](TaskView& view) {
        view.state = TaskState::kFailed;
        view.error = failure.problem.sentence;
      });
    }
    work_ = nullptr;  // lets go of the files it was given
  }

 private:
  void Change(const std::function<void(TaskView&)>& change) {
    const std::lock_guard lock(mutex_);
    change(view_);
  }

  Work work_;
  const std::atomic<bool>& stopping_;
  mutable std::mutex mutex_;
  TaskView view_;
};

}  // namespace

struct TaskBoard::State {
  std::atomic<bool> stopping = false;
  std::mutex mutex;
  std::condition_variable changed;
  std::deque<std::shared_ptr<Task>> waiting;
  std::map<std::string, std::shared_ptr<Task>, std::less<>> tasks;
  std::deque<std::string> finished;
  std::vector<std::thread> workers;

  void WorkUntilStopped() {
    std::unique_lock lock(mutex);
    for (;;) {
      changed.wait(lock, [this] { return stopping || !waiting.empty(); });
      if (stopping) return;
      const std::shared_ptr<Task> task = waiting.front();
      waiting.pop_front();
      lock.unlock();
      task->Run();
      lock.lock();
      finished.push_back(task->View().id);
      if (finished.size() <= kMostFinished) continue;
      tasks.erase(finished.front());
      finished.pop_front();
    }
  }
};

TaskBoard::TaskBoard(unsigned workers) : state_(std::make_unique<State>()) {
  for (unsigned i = 0; i < std::max(workers, 1U); ++i) {
    state_->workers.emplace_back([state = state_.get()] { state->WorkUntilStopped(); });
  }
}

TaskBoard::~TaskBoard() {
  {
    const std::lock_guard lock(state_->mutex);
    state_->stopping = true;
  }
  state_->changed.notify_all();
  for (std::thread& worker : state_->workers) worker.join();
}

std::string TaskBoard::Start(std::string title, Work work) {
  std::string id = crypto::RandomHex(16);
  auto task = std::make_shared<Task>(id, std::move(title), std::move(work), state_->stopping);
  {
    const std::lock_guard lock(state_->mutex);
    state_->tasks.emplace(id, task);
    state_->waiting.push_back(std::move(task));
  }
  state_->changed.notify_one();
  return id;
}

std::optional<TaskView> TaskBoard::Find(std::string_view id) const {
  const std::lock_guard lock(state_->mutex);
  const auto found = state_->tasks.find(id);
  if (found == state_->tasks.end()) return std::nullopt;
  return found->second->View();
}

}  // namespace gongkai::web
