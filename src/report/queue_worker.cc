// See queue_worker.h.

#include "report/queue_worker.h"

#include <chrono>
#include <cstdio>
#include <exception>

namespace gongkai::report {
namespace {

constexpr int kTriesPerFile = 3;
constexpr std::chrono::milliseconds kBetweenTries{500};
// Another node may have stopped in the middle of what it had taken on.
constexpr std::chrono::minutes kLookAgain{1};

bool Answers(db::Database& database) {
  try {
    db::Reader reader = database.Read();
    return reader.One<int>("SELECT 1") == 1;
  } catch (const std::exception&) {
    return false;
  }
}

}  // namespace

QueueWorker::QueueWorker(Desk& desk) : desk_(desk), thread_([this] { Run(); }) {}

QueueWorker::~QueueWorker() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void QueueWorker::Wake() {
  {
    const std::lock_guard lock(mutex_);
    pending_ = true;
    idle_ = false;
  }
  changed_.notify_all();
}

void QueueWorker::WaitUntilIdle() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return idle_ || stop_; });
}

// pending_ is taken back before the queue is looked at: who wakes us meanwhile is not missed.
void QueueWorker::Run() {
  std::unique_lock lock(mutex_);
  while (!stop_) {
    if (!pending_) {
      idle_ = true;
      changed_.notify_all();
      changed_.wait_for(lock, kLookAgain, [this] { return pending_ || stop_; });
      pending_ = true;
      continue;
    }
    pending_ = false;
    lock.unlock();
    const Step step = Work();
    lock.lock();
    if (step != Step::kNothingLeft) pending_ = true;
    if (step == Step::kFailed) changed_.wait_for(lock, kBetweenTries, [this] { return stop_; });
  }
}

// While the database is away nothing is counted, and the same file is tried again. When the database answers and the
// file fails all the same, the file is at fault, and those behind it go on.
QueueWorker::Step QueueWorker::Work() {
  try {
    if (tries_ >= kTriesPerFile) SetAsideNext(desk_);
    const bool more = WorkOnQueue(desk_);
    tries_ = 0;
    return more ? Step::kDone : Step::kNothingLeft;
  } catch (const std::exception& why) {
    if (Answers(desk_.database)) ++tries_;
    std::fprintf(stderr, "核对上传的文件时出错：%s\n", why.what());
    return Step::kFailed;
  }
}

}  // namespace gongkai::report
