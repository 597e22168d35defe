// Two reports side by side, figure by figure. Pure; forms may differ, then only what both have is compared.
#pragma once

#include <optional>
#include <string_view>

#include "report/report.h"

namespace gongkai::report {

struct Difference {
  const Value* left = nullptr;  // null: that report has no such cell
  const Value* right = nullptr;
  std::optional<Number> change;  // right minus left, when both are numbers
  bool jump = false;             // over five times as much or under a fifth, from fifty up, as in T2-JUMP: worth a look
};

/// The cell of table `table` in row `row`, column by its name (the two forms share names only where they mean the
/// same).
Difference Compare(const AnnualReport& left, const AnnualReport& right, int table, std::string_view row,
                   std::string_view column);

}  // namespace gongkai::report
