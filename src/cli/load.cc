#include "cli/load.h"

#include <fmt/format.h>

#include <algorithm>
#include <thread>

#include "base/number.h"
#include "cli/input_files.h"
#include "docread/read.h"
#include "report/read/read.h"

namespace gongkai::cli {

report::AnnualReport Load(const std::string& path) {
  return report::ReadReport(docread::ReadFile(path), BaseName(path));
}

Result<unsigned> JobsOf(const Arguments& arguments) {
  constexpr std::int64_t kMostJobs = 256;
  if (!arguments.Has(kJobsOption.name)) return std::max(1U, std::thread::hardware_concurrency());
  const auto number = ParseNumber(arguments.ValueOf(kJobsOption.name));
  if (!number || !number->IsWhole() || number->Whole() < 1 || number->Whole() > kMostJobs) {
    return Error{ErrorKind::kInvalidInput, fmt::format("--jobs 后面应是 1 到 {} 的整数", kMostJobs), {}};
  }
  return static_cast<unsigned>(number->Whole());
}

std::string MissingSentence(const std::vector<std::string>& missing) {
  if (missing.size() == 1) return fmt::format("找不到文件 {}", missing.front());
  return fmt::format("找不到 {} 个文件，第一个是 {}", missing.size(), missing.front());
}

}  // namespace gongkai::cli
