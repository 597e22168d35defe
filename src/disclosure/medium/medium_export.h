// The report of a week as a workbook: a sheet of accounts, and one of what they published.
#pragma once

#include <string>

#include "disclosure/medium/medium_view.h"

namespace gongkai::disclosure {

std::string WeekWorkbook(const WeekReport& report);
/// "政务新媒体周报（2026-11-23至2026-11-29）"
std::string TitleOf(const WeekReport& report);

}  // namespace gongkai::disclosure
