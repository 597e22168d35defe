#include "app/timed_jobs.h"

#include <fmt/format.h>

#include <stdexcept>

#include "account/audit_actions.h"
#include "account/audit_heads_export.h"

namespace gongkai::app {
namespace {

// The check first: what it found is in the trail before its head is signed. Daily() gives nothing out twice a day, so a
// turn that is taken over after a crash does no harm.
std::string CheckAndGiveOut(account::Desk& desk, const std::string& folder) {
  const auto counts = account::CheckAndRecord(desk, account::Actor{}).counts;
  account::ExportHeads(desk, account::Actor{}, folder, account::Occasion::kDaily);
  // Thrown, so that the turn has failed: it stays red on the page, on the first page and in /metrics.
  if (counts.faults > 0) {
    throw std::runtime_error(
        fmt::format("审计记录有 {} 处被改动过，请保护现场，运行 gongkai verify-audit 查看。", counts.faults));
  }
  return fmt::format("核对了 {} 条审计记录，没有发现改动；链首已签名导出。", counts.entries);
}

}  // namespace

std::vector<jobs::Job> TimedJobs(account::Desk& desk, const std::string& heads_folder) {
  return {{.name = "audit-heads",
           .title = "核对审计记录，签名导出链首",
           .schedule = jobs::Schedule::Daily(std::chrono::minutes(10)),
           .run = [&desk, heads_folder] { return CheckAndGiveOut(desk, heads_folder); }}};
}

std::string GiveOutLastHeads(account::Desk& desk, const std::string& heads_folder) {
  try {
    account::ExportHeads(desk, account::Actor{}, heads_folder, account::Occasion::kStop);
    return "";
  } catch (const std::exception& broken) {
    return fmt::format("停止时没有导出链首：{}", broken.what());
  }
}

}  // namespace gongkai::app
