// Work done by all cores, results taken in the order of the tasks. At most `window` results exist at a time, so that
// memory does not grow with the number of tasks.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace gongkai::cli {

/// Calls `work(i)` for 0 <= i < count on `threads` threads and `take(i, result)` on this one, in order. What `work` or
/// `take` throws is thrown here, after the threads have ended.
template <class Value, class Work, class Take>
void ForEachInOrder(std::size_t count, unsigned threads, const Work& work, const Take& take) {
  const std::size_t window = std::size_t{4} * threads;
  std::mutex mutex;
  std::condition_variable changed;
  std::vector<std::optional<Value>> slots(window);
  std::size_t next = 0, taken = 0;
  std::exception_ptr failure;

  const auto run = [&] {
    std::unique_lock lock(mutex);
    for (;;) {
      changed.wait(lock, [&] { return failure || next >= count || next < taken + window; });
      if (failure || next >= count) return;
      const std::size_t task = next++;
      lock.unlock();
      std::optional<Value> value;
      std::exception_ptr thrown;
      try {
        value.emplace(work(task));
      } catch (...) {
        thrown = std::current_exception();
      }
      lock.lock();
      if (thrown) failure = thrown;
      slots[task % window] = std::move(value);
      changed.notify_all();
    }
  };
  std::vector<std::jthread> workers;
  for (unsigned i = 0; i < threads; ++i) workers.emplace_back(run);

  std::unique_lock lock(mutex);
  while (taken < count) {
    changed.wait(lock, [&] { return failure || slots[taken % window].has_value(); });
    if (failure) break;
    std::optional<Value> value = std::move(slots[taken % window]);
    slots[taken % window].reset();
    lock.unlock();
    try {
      take(taken, std::move(*value));
      lock.lock();
    } catch (...) {
      lock.lock();
      failure = std::current_exception();
    }
    ++taken;
    changed.notify_all();
  }
  lock.unlock();
  workers.clear();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace gongkai::cli
