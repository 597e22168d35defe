// What screening found in a file, for people and for programs.
#pragma once

#include <string>

#include "cli/paint.h"
#include "cli/screened_file.h"

namespace gongkai::cli {

std::string DrawScreened(const ScreenedFile& file, Paint paint);
std::string ScreenedLine(const ScreenedFile& file);  // JSON, without a line end

}  // namespace gongkai::cli
