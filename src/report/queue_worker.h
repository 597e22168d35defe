// The thread that works on what was handed in. It begins with what an earlier run of the program left behind.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "report/actions.h"

namespace gongkai::report {

class QueueWorker {
 public:
  explicit QueueWorker(Desk& desk);
  ~QueueWorker();  // finishes the file under way
  QueueWorker(const QueueWorker&) = delete;
  QueueWorker& operator=(const QueueWorker&) = delete;

  /// There is something to do.
  void Wake();
  /// Returns when the queue is empty.
  void WaitUntilIdle();

 private:
  enum class Step { kDone, kNothingLeft, kFailed };
  void Run();
  Step Work();

  Desk& desk_;
  int tries_ = 0;  // failed ones in a row
  std::mutex mutex_;
  std::condition_variable changed_;
  bool pending_ = true;
  bool idle_ = false;
  bool stop_ = false;
  std::thread thread_;
};

}  // namespace gongkai::report
