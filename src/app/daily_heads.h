// Once a day, and when the program stops: the heads of the audit trail are signed and given out, and the whole trail is
// checked. A thread of its own beside the server; several processes on one database may each have one.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "account/deed.h"

namespace gongkai::app {

class DailyHeads {
 public:
  /// `folder`: where the files go (account/audit_heads_export.h). `log` takes one line; what fails is tried again.
  DailyHeads(account::Desk& desk, std::string folder, std::function<void(std::string_view)> log);
  /// Gives out what happened since the last time.
  ~DailyHeads();
  DailyHeads(const DailyHeads&) = delete;
  DailyHeads& operator=(const DailyHeads&) = delete;

 private:
  void Run();
  void Daily();
  void Check();
  void Try(std::string_view what, const std::function<void()>& work);

  account::Desk& desk_;
  const std::string folder_;
  const std::function<void(std::string_view)> log_;
  std::mutex mutex_;
  std::condition_variable stopping_;
  bool stop_ = false;
  std::thread thread_;
};

}  // namespace gongkai::app
