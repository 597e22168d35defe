#include "app/daily_heads.h"

#include <fmt/format.h>

#include <chrono>

#include "account/audit_actions.h"
#include "account/audit_heads_export.h"

namespace gongkai::app {
namespace {

// How soon after midnight the day's heads are given out at the latest, and how soon a failure is tried again.
constexpr std::chrono::minutes kLookEvery{10};

}  // namespace

DailyHeads::DailyHeads(account::Desk& desk, std::string folder, std::function<void(std::string_view)> log)
    : desk_(desk), folder_(std::move(folder)), log_(std::move(log)), thread_([this] { Run(); }) {}

DailyHeads::~DailyHeads() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  stopping_.notify_all();
  thread_.join();
  Try("链首没有导出", [&] { ExportHeads(desk_, account::Actor{}, folder_, account::Occasion::kStop); });
}

void DailyHeads::Run() {
  std::unique_lock lock(mutex_);
  while (!stop_) {
    lock.unlock();
    Try("链首没有导出，稍后再试", [&] { Daily(); });
    lock.lock();
    stopping_.wait_for(lock, kLookEvery, [&] { return stop_; });
  }
}

// The check first: what it found is in the trail before its head is signed. The export also writes the files of those
// that another process signed.
void DailyHeads::Daily() {
  if (account::IsDailyExportOwed(desk_)) Check();
  account::ExportHeads(desk_, account::Actor{}, folder_, account::Occasion::kDaily);
}

void DailyHeads::Check() {
  const auto counts = account::CheckAndRecord(desk_, account::Actor{}).counts;
  if (counts.faults == 0) return;
  log_(fmt::format("审计记录有 {} 处被改动过，请运行 gongkai verify-audit 查看。", counts.faults));
}

void DailyHeads::Try(std::string_view what, const std::function<void()>& work) {
  try {
    work();
  } catch (const std::exception& broken) {
    log_(fmt::format("{}：{}", what, broken.what()));
  }
}

}  // namespace gongkai::app
