// gongkai report copying: which reports share so much of their text that a person should look at both; of a folder, or
// of those that an installation keeps.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/arguments.h"

namespace gongkai::cli {

/// Words behind "copying": files and folders; of `year` alone where there is one. Answers the exit code.
int CompareReports(const Arguments& arguments, std::optional<int> year);

/// Without any: what is kept of that year, below --under where that is given. Answers the exit code.
int CompareKept(const Arguments& arguments, int year);

// ---- what both tell

struct ComparedReport {
  std::string file, organ;
};
struct CopiedReports {
  ComparedReport own, other;
  double share = 0;  // 0..1
  std::size_t matched = 0;
};
/// The pairs as CSV, to --out where that is given, which is then told in a line with `passed_over`. Answers the exit
/// code.
int TellCopied(const Arguments& arguments, const std::vector<CopiedReports>& pairs, std::size_t compared,
               const std::string& passed_over);

}  // namespace gongkai::cli
