// A checked report as people read it on a terminal: heading, the three tables with the faulty cells marked, then the
// findings by severity, each with its place in the source.
#pragma once

#include <span>
#include <string>

#include "cli/paint.h"
#include "report/check/rule.h"

namespace gongkai::cli {

std::string DrawReport(const report::AnnualReport& report, std::span<const report::Finding> findings, Paint paint);

}  // namespace gongkai::cli
