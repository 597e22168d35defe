// A report as one line of JSON: the exchange format of `extract --json`, and the findings of `check --json`.
//
// Grammar of a line of extract: {"file","organ","place","year","form","table2","table3","table4","findings"}; a table
// is null or {row key: [one value a column]}; a value is a number, null (blank) or the string as written.
#pragma once

#include <span>
#include <string>

#include "report/check/rule.h"

namespace gongkai::cli {

std::string ExtractLine(const report::AnnualReport& report, std::span<const report::Finding> findings);
std::string CheckLine(const report::AnnualReport& report, std::span<const report::Finding> findings);

}  // namespace gongkai::cli
