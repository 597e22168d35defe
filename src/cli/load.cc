#include "cli/load.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include <algorithm>
#include <exception>
#include <fstream>
#include <optional>
#include <thread>

#include "base/number.h"
#include "cli/input_files.h"
#include "docread/read.h"
#include "report/compile/paper_json.h"
#include "report/read/read.h"

namespace gongkai::cli {
namespace {

constexpr std::size_t kOpening = 256;  // bytes in which JSON shows itself

/// The bytes of a file that is meant as JSON, one more than may be at most; none for any other.
std::optional<std::string> JsonBytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes(kOpening, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  if (!report::LooksLikeJson(bytes)) return std::nullopt;
  if (bytes.size() < kOpening) return bytes;
  std::string rest(report::kLongestPaperJson + 1 - kOpening, '\0');
  file.read(rest.data(), static_cast<std::streamsize>(rest.size()));
  rest.resize(static_cast<std::size_t>(file.gcount()));
  return bytes + rest;
}

/// A report that another program hands over; what does not keep to the schema is told fault by fault.
report::AnnualReport ReportFromJson(const std::string& bytes) {
  const report::PaperJson read = report::ReadPaperJson(bytes);
  if (read.paper) return report::ReportOf(*read.paper);
  report::AnnualReport report;
  report.source.obstacle = docread::Obstacle::kUnsupported;
  report.source.obstacle_message =
      fmt::format("这份 JSON 不合年度报告的交换格式（docs/schema/annual-report.schema.json），没有核对：{}。",
                  fmt::join(read.faults, "；"));
  return report;
}

}  // namespace

// A fault of ours on one file must not cost the others of the batch their answer.
report::AnnualReport Load(const std::string& path) {
  try {
    if (const auto json = JsonBytes(path)) {
      report::AnnualReport report = ReportFromJson(*json);
      report.file = BaseName(path);
      return report;
    }
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
