#include "cli/load.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <exception>
#include <thread>

#include "base/number.h"
#include "cli/input_files.h"
#include "docread/read.h"
#include "report/read/read.h"

namespace gongkai::cli {

// A fault of ours on one file must not cost the others of the batch their answer.
report::AnnualReport Load(const std::string& path) {
  try {
    return report::ReadReport(docread::ReadFile(path), BaseName(path));
  } catch (const std::exception& broken) {
    report::AnnualReport report;
    report.file = BaseName(path);
    report.source.obstacle = docread::Obstacle::kDamaged;
    report.source.obstacle_message = fmt::format("读这份文件时程序出了错（{}），没有核对。", broken.what());
    return report;
  }
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
  const std::string& first = missing.front();
  if (missing.size() > 1) return fmt::format("有 {} 个文件找不到或者打不开，第一个是 {}", missing.size(), first);
  if (first == "-") return "不能从标准输入读取，请写出文件名";
  return access(first.c_str(), F_OK) == 0 ? fmt::format("没有权限读取文件 {}", first)
                                          : fmt::format("找不到文件 {}", first);
}

}  // namespace gongkai::cli
