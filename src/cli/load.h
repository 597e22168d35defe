// What the commands that read files share: a file to a report, and the number of threads.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "cli/arguments.h"
#include "report/report.h"

namespace gongkai::cli {

/// A file that cannot be read is a report too: one without tables, with the obstacle in its source.
report::AnnualReport Load(const std::string& path);

inline constexpr Option kJobsOption = {"--jobs", "N", "同时处理的文件数，默认等于处理器核数"};
Result<unsigned> JobsOf(const Arguments& arguments);

std::string MissingSentence(const std::vector<std::string>& missing);

}  // namespace gongkai::cli
