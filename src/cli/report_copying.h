// gongkai report copying: which reports of a folder share so much of their text that a person should look at both.
#pragma once

#include <optional>

#include "cli/arguments.h"

namespace gongkai::cli {

/// Words behind "copying": files and folders; of `year` alone where there is one. Answers the exit code.
int CompareReports(const Arguments& arguments, std::optional<int> year);

}  // namespace gongkai::cli
