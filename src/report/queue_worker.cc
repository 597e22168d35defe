// See queue_worker.h.

#include "report/queue_worker.h"

#include <cstdio>
#include <exception>

namespace gongkai::report {

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

// A broken database ends this round, not the program; the next upload tries again.
void QueueWorker::Run() {
  std::unique_lock lock(mutex_);
  while (!stop_) {
    if (!pending_) {
      idle_ = true;
      changed_.notify_all();
      changed_.wait(lock, [this] { return pending_ || stop_; });
      continue;
    }
    lock.unlock();
    bool more = false;
    try {
      more = WorkOnQueue(desk_);
    } catch (const std::exception& why) {
      std::fprintf(stderr, "核对上传的文件时出错：%s\n", why.what());
    }
    lock.lock();
    if (!more) pending_ = false;
  }
}

}  // namespace gongkai::report
